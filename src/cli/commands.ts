// All commands with their options. The help of the program is shown without them.
import type { Command } from 'commander';
import { keysOf } from '../keys.js';
import { batchCommand } from './batch-command.js';
import { checkCommand } from './check-command.js';
import { codeCommand } from './code-command.js';
import { commandSummaries, type CommandName } from './command-summaries.js';
import { compareCommand } from './compare-command.js';
import { completionCommand } from './completion-command.js';
import type { Context } from './context.js';
import { deriveCommand } from './derive-command.js';
import { functionsCommand } from './functions-command.js';
import { graphCommand } from './graph-command.js';
import { helpCommand } from './help-command.js';
import { mergeCommand } from './merge-command.js';
import { methodsCommand } from './methods-command.js';
import { programWith } from './program.js';
import { scaleCommand } from './scale-command.js';
import { scanCommand } from './scan-command.js';
import { schemaCommand } from './schema-command.js';
import { sweepCommand } from './sweep-command.js';
import { trainCommand } from './train-command.js';

const makers: Readonly<Record<CommandName, (context: Context) => Command>> = {
  compare: compareCommand,
  sweep: sweepCommand,
  scan: scanCommand,
  check: checkCommand,
  graph: graphCommand,
  batch: batchCommand,
  merge: mergeCommand,
  train: trainCommand,
  scale: scaleCommand,
  derive: deriveCommand,
  code: codeCommand,
  schema: schemaCommand,
  methods: methodsCommand,
  functions: functionsCommand,
  completion: completionCommand,
  help: helpCommand,
};

/** The program with all that it can be told. */
export function buildProgram(context: Context, version: string): Command {
  const commands = keysOf(commandSummaries).map((name) => makers[name](context).summary(commandSummaries[name]));
  return programWith(commands, context, version);
}
