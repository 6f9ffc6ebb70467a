// Words of a command line, quoted for a POSIX shell.

/** Quoted where it needs to be; an option's value that starts with `-` stays apart from options. */
export function shellWord(text: string): string {
  return /^[\w./:=,@+][\w./:=,@+-]*$/.test(text) ? text : shellQuote(text);
}

export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
