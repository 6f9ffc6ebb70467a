// The commands in the order of the help, each in a few words: all that the help of the program needs of them.
export const commandSummaries = {
  compare: 'all methods side by side, against certified truth (the default)',
  sweep: 'error against step: truncation, round-off, the best δ',
  scan: 'where over a range each method fails',
  check: 'is this hand-written gradient right?',
  graph: 'every node, its value, and any node by any node',
  batch: 'files of cases, with a verdict and an exit code',
  merge: 'join the parts of a batch',
  train: 'gradient descent with the gradients of any method',
  scale: 'what each method costs as the work grows',
  derive: 'the derivative as a formula, rule by rule',
  code: 'the gradient as code to paste',
  schema: 'JSON Schema of files of cases, of training files and of outputs',
  methods: 'the methods, and their groups',
  functions: 'the functions of the language, or of a file',
  completion: 'a completion script for bash, zsh or fish',
  help: 'help on a command, on errors or on columns',
} as const satisfies Record<string, string>;

export type CommandName = keyof typeof commandSummaries;

export const isCommandName = (word: string): word is CommandName => Object.hasOwn(commandSummaries, word);
