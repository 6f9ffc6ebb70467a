// Labels beside the ends of lines, pushed apart until none overlaps another.

export interface Label {
  /** Where its middle would like to be. */
  readonly at: number;
  readonly height: number;
}

interface PlacedLabel extends Label {
  /** Its place among those given. */
  readonly index: number;
}

/** Labels that touch, from the top down. */
interface Cluster {
  readonly members: readonly PlacedLabel[];
  readonly height: number;
  readonly middle: number;
}

/**
 * The middles of the labels, in the order given, between `top` and `bottom` if there is room: neighbours that would
 * overlap stand together around the mean of where they wanted to be (pooling, as in isotonic regression).
 */
export function spreadLabels(labels: readonly Label[], top: number, bottom: number): number[] {
  const order = labels.map((label, index) => ({ ...label, index })).sort((one, other) => one.at - other.at);
  const clusters: Cluster[] = [];
  for (const label of order) {
    const { at, height } = label;
    let cluster: Cluster = { members: [label], height, middle: keepInside(at, height, top, bottom) };
    for (;;) {
      const before = clusters.at(-1);
      if (before === undefined || before.middle + before.height / 2 <= cluster.middle - cluster.height / 2 + 1e-9)
        break;
      clusters.pop();
      cluster = mergeClusters(before, cluster, top, bottom);
    }
    clusters.push(cluster);
  }
  const middles: number[] = [];
  for (const { members, height, middle } of clusters) {
    let edge = middle - height / 2;
    for (const { index, height: own } of members) {
      middles[index] = edge + own / 2;
      edge += own;
    }
  }
  return middles;
}

function mergeClusters(above: Cluster, below: Cluster, top: number, bottom: number): Cluster {
  const members = [...above.members, ...below.members];
  const height = above.height + below.height;
  // where the whole would have to stand for each member to be where it wants
  let offset = -height / 2;
  let sum = 0;
  for (const { at, height: own } of members) {
    sum += at - (offset + own / 2);
    offset += own;
  }
  return { members, height, middle: keepInside(sum / members.length, height, top, bottom) };
}

function keepInside(middle: number, height: number, top: number, bottom: number): number {
  return Math.max(top + height / 2, Math.min(bottom - height / 2, middle));
}
