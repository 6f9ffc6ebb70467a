// How tangents and adjoints are written: ẋ3 and x̄3, as on paper.

const dot = '\u0307';
const bar = '\u0304';
const longBar = '\u0305';

/** `ẋ3`, `l̇oss`. */
export const tangentName = (name: string): string => name.replace(/^\P{M}\p{M}*/u, `$&${dot}`);

/** `x̄3`; over words of several letters the bar goes on: `l̅o̅s̅s̅`. */
export function adjointName(name: string): string {
  if (!/^\p{L}\p{M}*\p{L}/u.test(name)) return name.replace(/^\P{M}\p{M}*/u, `$&${bar}`);
  return name.replace(/\P{M}\p{M}*/gu, `$&${longBar}`);
}
