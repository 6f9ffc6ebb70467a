// What methods are called, on screens and by users: a printed name is one that `--method` takes. One table.
import type { StencilName } from './stencils.js';
import { isStencil, methodIds, type MethodId, type OwnMethodId } from './table.js';

export interface Look {
  /** In a table: `forward (dual)`. */
  readonly title: string;
  /** In a sentence, after a comma: `the central difference`. */
  readonly phrase: string;
  /** As the subject of a sentence about steps. */
  readonly subject: string;
  /** Beside a curve or a line of a plot, where there is less room. */
  readonly curve: string;
}

/* prettier-ignore */
const ownLooks: Readonly<Record<OwnMethodId, Look>> = {
  forward:        { title: 'forward (dual)',        phrase: 'forward',      subject: 'forward mode',     curve: 'forward mode' },
  reverse:        { title: 'reverse (tape)',        phrase: 'reverse',      subject: 'reverse mode',     curve: 'reverse mode' },
  symbolic:       { title: 'symbolic (mathjs)',     phrase: 'symbolic',     subject: 'symbolic',         curve: 'symbolic' },
  'complex-step': { title: 'complex step',          phrase: 'complex step', subject: 'the complex step', curve: 'complex step' },
  richardson:     { title: 'Richardson (adaptive)', phrase: 'Richardson',   subject: 'Richardson',       curve: 'Richardson' },
};

function differenceLook(name: StencilName): Look {
  const kind = name.replace('-difference', '');
  const phrase = `the ${kind} difference`;
  // a difference whose kind is the name of another method says that it is one
  const curve = kind === name ? kind : `${kind} diff.`;
  return { title: `${kind} difference`, phrase, subject: phrase, curve };
}

export function lookOf(method: MethodId): Look {
  return isStencil(method) ? differenceLook(method) : ownLooks[method];
}

/** All that a method goes by: its id, and its names as printed. */
export function namesOfMethod(id: MethodId): readonly string[] {
  const { title, phrase, subject, curve } = lookOf(id);
  return [id, title, phrase, subject, curve];
}

/** The method that goes by a name, in whatever letter case; undefined: none does. */
export function methodNamed(name: string): MethodId | undefined {
  const wanted = bare(name);
  return (
    methodIds.find((id) => id === name) ??
    methodIds.find((id) => namesOfMethod(id).some((each) => bare(each) === wanted))
  );
}

/** Without what changes with the place where a name stands. */
function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .replace(/^the |\.$/g, '')
    .trim();
}
