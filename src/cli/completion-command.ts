// `diffcmp completion SHELL`: a script for the shell, made from the definition of the commands.
import type { Command } from 'commander';
import { bashCompletion, fishCompletion, zshCompletion } from './completion-scripts.js';
import type { Context } from './context.js';
import { DescribedCommand } from './described-command.js';
import { addGlobalOptions, type GlobalOptions } from './global-options.js';
import { oneOf } from './option-values.js';
import { writeOutput } from './output.js';

export const shells = ['bash', 'zsh', 'fish'] as const;

export function completionCommand(context: Context): DescribedCommand {
  const command = new DescribedCommand('completion')
    .description('Print a completion script for a shell.')
    .argument('<SHELL>', shells.join(', '))
    .example('source <(diffcmp completion bash)', 'in ~/.bashrc')
    .example('diffcmp completion zsh > "${fpath[1]}/_diffcmp"', 'then start a new shell')
    .example('diffcmp completion fish > ~/.config/fish/completions/diffcmp.fish', 'for fish');
  addGlobalOptions(command).action(async (shell: string, options: GlobalOptions) => {
    const program: Command = command.parent ?? command;
    const script = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion }[
      oneOf('completion', shells)(shell)
    ];
    await writeOutput(script(program), options, context.streams);
  });
  return command;
}
