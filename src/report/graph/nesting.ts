// Boxes in the frames of the calls that they belong to, frames in frames, written from the outside in without recursion.
import type { Box, GraphPicture } from './picture.js';

/** How a language of pictures writes a frame and a box. */
export interface FrameWriter {
  readonly open: (index: number, call: string) => readonly string[];
  readonly close: string;
  readonly box: (box: Box) => string;
}

export function nestedLines({ boxes, frames }: GraphPicture, { open, close, box }: FrameWriter): string[] {
  const members = groupedBy(boxes, ({ frame }) => frame);
  const inner = groupedBy(frames, ({ parent }) => parent);
  const own = (frame: number | null): string[] => (members.get(frame) ?? []).map(box);
  const lines = own(null);
  type Task = GraphPicture['frames'][number] | string;
  const tasks: Task[] = [...(inner.get(null) ?? [])].reverse();
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    if (typeof task === 'string') {
      lines.push(task);
      continue;
    }
    lines.push(...open(task.index, task.call), ...own(task.index));
    tasks.push(close, ...[...(inner.get(task.index) ?? [])].reverse());
  }
  return lines;
}

function groupedBy<V, K>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}
