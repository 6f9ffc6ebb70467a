// The names of what can run a program many times.

/** By code, as the list of what it does, by the interpreter; `auto` is what pays. The numbers are the same. */
export const engines = ['auto', 'code', 'tape', 'interpret'] as const;
export type Engine = (typeof engines)[number];
