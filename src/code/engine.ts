// The names of what can run a program many times, and of what code can be made by.

/** By code, as the list of what it does, by the interpreter; `auto` is what pays. The numbers are the same. */
export const engines = ['auto', 'code', 'tape', 'interpret'] as const;
export type Engine = (typeof engines)[number];
/** Those that make code, or a list, of a path. */
export type TracingEngine = Exclude<Engine, 'interpret'>;
/** What a run is by. */
export type RunningEngine = Exclude<Engine, 'auto'>;

/** By forward mode one pass an input, by reverse mode one sweep an output. */
export const modes = ['forward', 'reverse'] as const;
export type Mode = (typeof modes)[number];
