// What a worker is at, as one number that it shares with the pool: there is no other way to ask one that hangs or is dead.

/** The number for a case of a chunk, or for its line. Each is another one, so that going on shows. */
export const atWorkOn = (place: number, what: 'case' | 'line'): number => 2 * place + (what === 'case' ? 1 : 2);

/** The place of the case; -1 where none was begun. */
export const placeAtWork = (number: number): number => Math.floor((number - 1) / 2);
