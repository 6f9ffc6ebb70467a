// The commands with their options, each in a file of its own that is loaded when somebody asks for it: one, or all of them.
import type { Command } from 'commander';
import { keysOf } from '../keys.js';
import { commandSummaries, type CommandName } from './command-summaries.js';
import type { Context } from './context.js';
import { programWith } from './program.js';

type Maker = (context: Context) => Command;

const makers: Readonly<Record<CommandName, () => Promise<Maker>>> = {
  compare: async () => (await import('./compare-command.js')).compareCommand,
  sweep: async () => (await import('./sweep-command.js')).sweepCommand,
  scan: async () => (await import('./scan-command.js')).scanCommand,
  check: async () => (await import('./check-command.js')).checkCommand,
  graph: async () => (await import('./graph-command.js')).graphCommand,
  batch: async () => (await import('./batch-command.js')).batchCommand,
  merge: async () => (await import('./merge-command.js')).mergeCommand,
  train: async () => (await import('./train-command.js')).trainCommand,
  scale: async () => (await import('./scale-command.js')).scaleCommand,
  derive: async () => (await import('./derive-command.js')).deriveCommand,
  code: async () => (await import('./code-command.js')).codeCommand,
  schema: async () => (await import('./schema-command.js')).schemaCommand,
  methods: async () => (await import('./methods-command.js')).methodsCommand,
  functions: async () => (await import('./functions-command.js')).functionsCommand,
  completion: async () => (await import('./completion-command.js')).completionCommand,
  help: async () => (await import('./help-command.js')).helpCommand,
};

/** The commands that tell about all others. */
const tellingOfOthers: readonly CommandName[] = ['completion', 'help'];

/** The program with all that it can be told. */
export const buildProgram = (context: Context, version: string): Promise<Command> =>
  programOf(keysOf(commandSummaries), context, version);

/** One command, of a program that has no other; null of those that tell about the others. */
export async function buildCommand(name: CommandName, context: Context, version: string): Promise<Command | null> {
  if (tellingOfOthers.includes(name)) return null;
  const [command = null] = (await programOf([name], context, version)).commands;
  return command;
}

async function programOf(names: readonly CommandName[], context: Context, version: string): Promise<Command> {
  const made = names.map(async (name) => (await makers[name]())(context).summary(commandSummaries[name]));
  return programWith(await Promise.all(made), context, version);
}
