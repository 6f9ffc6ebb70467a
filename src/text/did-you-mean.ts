// The nearest known name to a mistyped one, for every "did you mean".

/**
 * The candidate closest to `name` by edits (insert, delete, replace, swap neighbours), or null when none is near:
 * at most two edits, and at most half as many as the name has letters. A candidate such as `central-difference` is near
 * also if its first word is, but less so. Among equals the first candidate wins.
 */
export function closest(name: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.min(2, Math.floor(name.length / 2)) + 1;
  for (const candidate of candidates) {
    const edits = Math.min(
      boundedDistance(name, candidate, least),
      boundedDistance(name, firstWord(candidate), least) + 0.5,
    );
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}

/** `central` of `central-difference`, `--max` of `--max-steps`. */
function firstWord(name: string): string {
  return /^-*[^-]*/.exec(name)?.[0] ?? name;
}

/** The distance, or infinity where the lengths alone tell that it isn't below the bound. */
function boundedDistance(from: string, to: string, bound: number): number {
  return Math.abs(from.length - to.length) >= bound ? Infinity : editDistance(from, to);
}

/** Damerau's distance with non-overlapping swaps (optimal string alignment): plain Levenshtein ties `sni` between sin and sinh. */
export function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let edits = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        edits = Math.min(edits, at(beforeLast, j - 2) + 1);
      }
      row.push(edits);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, to.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] as number;
}
