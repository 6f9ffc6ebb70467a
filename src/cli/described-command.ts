// A commander command that carries examples, raises DiffcmpErrors, and prints its help examples first.
import type { CommanderError } from 'commander';
import { Command, type Help, type Option } from 'commander';
import { DiffcmpError } from '../errors.js';
import { closest } from '../text/did-you-mean.js';
import { helpText, type Example, type HelpListing } from './help-text.js';
import { wordsHint } from './slips.js';

export class DescribedCommand extends Command {
  readonly examples: Example[] = [];
  /** What else help lists, below the arguments: a title, and names with what they mean. */
  readonly listings: HelpListing[] = [];

  constructor(name: string) {
    super(name);
    this.exitOverride((error) => {
      throw this.asDiffcmpError(error);
    });
    this.configureOutput({ outputError: () => undefined, writeErr: () => undefined });
    this.helpCommand(false).allowExcessArguments(false).showSuggestionAfterError(false);
    this.helpOption('-h, --help', 'show this help');
    this.configureHelp({ formatHelp: (_, helper: Help) => helpText(this, helper) });
  }

  example(line: string, says: string): this {
    this.examples.push({ line, says });
    return this;
  }

  listing(title: string, names: HelpListing['names']): this {
    this.listings.push({ title, names });
    return this;
  }

  /** Help and version are no errors: they stay what they are. */
  private asDiffcmpError(error: CommanderError): Error {
    const said = error.message.replace(/^error: /, '');
    switch (error.code) {
      case 'commander.helpDisplayed':
      case 'commander.help':
      case 'commander.version':
        return error;
      case 'commander.unknownOption':
        return this.aboutUnknownOption(/'(.*)'/s.exec(said)?.[1] ?? '');
      case 'commander.optionMissingArgument':
        return new DiffcmpError('bad-option', `${optionName(said)} needs a value`, { hint: this.helpHint() });
      case 'commander.missingArgument':
        return this.aboutMissingArgument();
      case 'commander.excessArguments':
        return this.aboutExcessArguments();
      default:
        return new DiffcmpError('bad-option', said, { hint: this.helpHint() });
    }
  }

  // Named apart from commander's own unknownOption, missingArgument and excessArguments, which these must not replace.

  private aboutUnknownOption(word: string): DiffcmpError {
    const name = word.split('=', 1)[0] ?? '';
    if (word !== name && this.longOptions().includes(name))
      return new DiffcmpError('bad-option', `${name} takes no value`, { hint: this.helpHint() });
    const bare = (option: string): string => option.replace(/^-+/, ''); // hyphens are alike in all of them
    const guess = closest(bare(name), this.longOptions().map(bare));
    const hint = guess === null ? this.helpHint() : `did you mean --${guess}?`;
    return new DiffcmpError('bad-option', `there is no option ${name}`, { hint });
  }

  private aboutMissingArgument(): DiffcmpError {
    const [argument] = this.registeredArguments;
    const example = this.examples[0];
    const hint = example === undefined ? this.helpHint() : `for example: ${example.line}`;
    return new DiffcmpError('bad-option', `${this.name()} needs ${article(argument?.name() ?? 'argument')}`, { hint });
  }

  private aboutExcessArguments(): DiffcmpError {
    const extra = this.args[this.registeredArguments.length] ?? '';
    const takes = this.registeredArguments.length === 0 ? 'no argument' : 'one argument';
    const takesPoint = this.registeredArguments[0]?.name() === 'EXPRESSION';
    return new DiffcmpError('bad-option', `${this.name()} takes ${takes}, and got '${extra}' beside it`, {
      hint: extra.startsWith('-')
        ? 'what stands after -- is no option: options go before it'
        : takesPoint
          ? wordsHint(this.args, this.getOptionValue('at') as string[] | undefined)
          : this.helpHint(),
    });
  }

  longOptions(): string[] {
    return ['--help', ...this.options.map((option: Option) => option.long ?? '').filter((long) => long !== '')];
  }

  helpHint(): string {
    return `diffcmp ${this.name()} --help lists the options`;
  }
}

/** `EXPRESSION` as `an expression`. */
function article(name: string): string {
  const word = name.toLowerCase();
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
}

function optionName(message: string): string {
  return /'(.*?)'/.exec(message)?.[1]?.replace(/ <.*$/, '') ?? 'an option';
}
