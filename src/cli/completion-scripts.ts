// Completion scripts for bash, zsh and fish, generated from the commands and options as commander knows them.
import type { Command, Option } from 'commander';
import { precisions } from '../arithmetics/formats.js';
import { columnNames } from '../report/compare/columns.js';
import { methodGroups } from '../methods/selection.js';
import { methodIds } from '../methods/table.js';
import { familyNames } from '../scale/families.js';
import { helpTopics } from './help-command.js';
import { shellQuote } from '../report/text/shell.js';

interface Completable {
  readonly short: string | null;
  readonly long: string;
  readonly description: string;
  readonly takesValue: boolean;
  readonly isPath: boolean;
  readonly values: readonly string[];
}

/** Options whose value is a list of these. */
const lists: Readonly<Partial<Record<string, readonly string[]>>> = {
  '--method': [...methodIds, ...methodGroups],
  '--columns': columnNames,
  '--precision': precisions,
};

function completableOption(option: Option): Completable {
  const long = option.long ?? '';
  const values = lists[long] ?? option.argChoices ?? [];
  const { description, required, optional } = option;
  return {
    short: option.short ?? null,
    long,
    description,
    takesValue: required || optional,
    isPath: /[<[]FILE[>\]]/.test(option.flags),
    values,
  };
}

function completableOptions(command: Command): Completable[] {
  const help = { short: '-h', long: '--help', description: 'show help', takesValue: false, isPath: false, values: [] };
  return [...command.options.map(completableOption), help];
}

/** The words that may follow a command and aren't options. */
function operandsOf(command: Command): readonly string[] {
  if (command.name() === 'scale') return familyNames;
  if (command.name() === 'completion') return ['bash', 'zsh', 'fish'];
  if (command.name() === 'help') return [...helpTopics, ...(command.parent?.commands ?? []).map((each) => each.name())];
  return [];
}

const flagsOf = (command: Command): string[] =>
  completableOptions(command).flatMap(({ short, long }) => (short === null ? [long] : [short, long]));

/**
 * Everything is completed as the command that is named has it, without one as `compare`: `--order` takes 1 and 2 there, and
 * other words in `batch`. Bash takes `--format=js` apart at its `=`.
 */
export function bashCompletion(program: Command): string {
  const names = program.commands.map((command) => command.name());
  const values = program.commands.flatMap((command) =>
    completableOptions(command)
      .filter(({ takesValue }) => takesValue)
      .map((option) => `    ${valuePattern(command, option)}) ${bashReply(option)}; return ;;`),
  );
  const options = program.commands.map((command) => {
    const words = [...flagsOf(command), ...operandsOf(command)];
    return `    ${command.name()}) words="${words.join(' ')}" ;;`;
  });
  return `# bash completion for diffcmp
_diffcmp() {
  local word="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="" words="" i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${COMP_WORDS[i]}" in
    ${names.join('|')}) command="\${COMP_WORDS[i]}"; break ;;
    esac
  done
  if [[ "$word" == "=" ]]; then word=""
  elif [[ "$previous" == "=" ]] && ((COMP_CWORD > 1)); then previous="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  case "\${command:-compare} $previous" in
${values.join('\n')}
  esac
  case "\${command:-compare}" in
${options.join('\n')}
  esac
  if [[ -z "$command" && "$word" != -* ]]; then words="${names.join(' ')}"; fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _diffcmp diffcmp
`;
}

const valuePattern = (command: Command, { short, long }: Completable): string =>
  [short, long].flatMap((flag) => (flag === null ? [] : [`"${command.name()} ${flag}"`])).join('|');

const bashReply = ({ isPath, values }: Completable): string =>
  `COMPREPLY=($(compgen ${isPath ? '-f' : `-W "${values.join(' ')}"`} -- "$word"))`;

export function zshCompletion(program: Command): string {
  const cases = program.commands.map((command) => {
    const specs = completableOptions(command).map((option) => `      ${zshSpec(option)} \\`);
    const operands = operandsOf(command);
    return `    ${command.name()})\n      _arguments -s -S \\\n${specs.join('\n')}\n      '*:argument:${operands.length === 0 ? '_files' : `(${operands.join(' ')})`}' ;;`;
  });
  const names = program.commands.map(
    (command) => `    ${shellQuote(`${command.name()}:${command.summary() || command.description()}`)}`,
  );
  return `#compdef diffcmp
_diffcmp() {
  local -a commands
  commands=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )) && [[ "$words[2]" != -* ]]; then
    _describe command commands
    return
  fi
  local command=compare
  if (( \${commands[(I)$words[2]:*]} )); then command="$words[2]"; fi
  case "$command" in
${cases.join('\n')}
  esac
}
if [[ "$funcstack[1]" == _diffcmp ]]; then _diffcmp "$@"; else compdef _diffcmp diffcmp; fi
`;
}

function zshSpec({ short, long, description, takesValue, isPath, values }: Completable): string {
  const said = `[${description.replace(/[[\]:]/g, (sign) => `\\${sign}`)}]`;
  const action = isPath ? '_files' : values.length === 0 ? ' ' : `(${values.join(' ')})`;
  const value = takesValue ? `:${long.slice(2)}:${action}` : '';
  // the value may follow in the same word, or in the next
  const flags = takesValue ? [`${short ?? ''}+`, `${long}=`] : [short ?? '', long];
  const spec = (flag: string): string => shellQuote(`*${flag}${said}${value}`);
  return flags
    .slice(short === null ? 1 : 0)
    .map(spec)
    .join(' ');
}

export function fishCompletion(program: Command): string {
  const names = program.commands.map((command) => command.name());
  const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const none = `not __fish_seen_subcommand_from ${names.join(' ')}`;
  const lines = program.commands.flatMap((command) => {
    const name = command.name();
    const inside =
      name === 'compare' ? `__fish_seen_subcommand_from compare; or ${none}` : `__fish_seen_subcommand_from ${name}`;
    const options = completableOptions(command).map((option) =>
      [
        `complete -c diffcmp -n ${quote(inside)}`,
        ...(option.short === null ? [] : [`-s ${option.short.slice(1)}`]),
        `-l ${option.long.slice(2)} -d ${quote(option.description)}`,
        ...(option.takesValue ? [option.isPath ? '-r' : `-x -a ${quote(option.values.join(' '))}`] : ['-f']),
      ].join(' '),
    );
    const operands = operandsOf(command);
    return [
      `complete -c diffcmp -f -n ${quote(none)} -a ${name} -d ${quote(command.summary() || command.description())}`,
      ...(operands.length === 0 ? [] : [`complete -c diffcmp -f -n ${quote(inside)} -a ${quote(operands.join(' '))}`]),
      ...options,
    ];
  });
  return `# fish completion for diffcmp\n${lines.join('\n')}\n`;
}
