// A function of a file as a subject: its point and its constants are read anew at each size, which they may call n.
import { DiffcmpError } from '../errors.js';
import type { ProgramFile } from '../javascript/program-file.js';
import { attempt } from '../problem/attempt.js';
import { askedOfFile } from '../problem/problem.js';
import { summed, withOutputShape } from '../program/outputs.js';
import { pointNumbers } from '../language/point-value.js';
import { tensorsInFormat } from '../problem/in-format.js';
import { namesOfAll, placesIn } from '../tensors/layout.js';
import { elementCount, shapeText } from '../tensors/shape.js';
import { groupDigits } from '../text/numeral.js';
import { dependingHint, SizedArguments } from './sized-arguments.js';
import { usualSizes, type ScaleSubject, type Sized, type SizedQuestion } from './subject.js';
import { sizeName } from './template-forms.js';

/** A function whose point or constants depend on n. */
export function fileSubject(file: ProgramFile): ScaleSubject {
  return {
    family: null,
    shown: file.text,
    read: file.read,
    meaning: 'n as it stands in the point and in the constants',
    source: null,
    sizes: usualSizes,
    at: (size, question) => fileAt(file, size, question),
  };
}

function fileAt(file: ProgramFile, size: number, { at, set, wrt, reduce, format, ...budget }: SizedQuestion): Sized {
  const sizedArguments = new SizedArguments(file, size);
  const constants = sizedArguments.constants(set ?? {});
  const { variables, values, tensors, given } = file.at(at, { set: constants, ...sizedArguments.rules });
  if (!sizedArguments.usesSize) throw new DiffcmpError('bad-template', `nothing of ${file.read} depends on ${sizeName}: it is the same at every size`, { hint: dependingHint(file.roots) }); // prettier-ignore
  const point = pointNumbers(values).map(format.round);
  const rounded = tensorsInFormat(tensors, format);
  const sized = {
    size,
    where: file.where,
    hasFunctions: file.hasFunctions,
    point,
    wrt: placesIn(tensors.inputs, namesOfAll(askedOfFile(wrt, variables))),
    lineAt: file.lineAt,
    place: [...givenWords(given.filter((name) => !sizedArguments.sized.has(name))), ...sizedArguments.words].join('; '),
  };
  if (reduce === 'sum') return { ...sized, program: summed(rounded) };
  const program = withOutputShape(rounded, []);
  const run = rounded.link(format.arithmetic);
  const { shape } = attempt(file, { ...sized, program }, () => run(point, budget));
  if (elementCount(shape) === 1) return { ...sized, program };
  const part = file.text.includes('#') ? `${file.text}.0` : 'file.js#f.0';
  throw new DiffcmpError('shape-mismatch', `the value has shape ${shapeText(shape)} at n = ${groupDigits(size)}, and what is scaled is one number`, {
    hint: [{ reduce: 'sum' }, `, or ask for one of them, as in ${part}`],
  }); // prettier-ignore
}

const givenWords = (names: readonly string[]): string[] =>
  names.length === 0 ? [] : [`as given for ${names.join(', ')}`];
