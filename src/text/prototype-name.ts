// The one name of a variable that files can't have, though expressions can.

/** Records that are read from files have their prototype under it, and schemas pass over it. */
export const prototypeName = '__proto__';

/** Why it is refused. */
export const takenByRecords = "records of JavaScript keep the name '__proto__' for themselves";
