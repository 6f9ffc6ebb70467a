// The schema of the cases that a batch reads. Each `error` is what a message says after "must be".
import { precisions } from '../../arithmetics/formats.js';
import * as z from 'zod';
import type { GradientVerdict } from '../../check/check-data.js';
import { readTolerance } from '../../compare/claims.js';
import { methodIds } from '../../methods/table.js';
import { methodGroups, selectIds } from '../../methods/selection.js';
import { DiffcmpError } from '../../errors.js';
import type { ArgumentValue } from '../../javascript/arguments/argument-data.js';
import type { Coordinate } from '../../problem/point-of.js';

const gradientVerdicts = ['PASS', 'FAIL', 'INCONCLUSIVE'] as const satisfies readonly GradientVerdict[];

const finite = z.number({ error: 'a finite number' });
const nonEmptyText = (error: string) => z.string({ error }).min(1);
const nonEmptyList = <T extends z.core.$ZodType>(item: T, error: string) => z.array(item, { error }).min(1);

const coordinateWanted = 'a finite number, a constant such as "pi/4", or lists in lists of them';
const coordinateValue: z.ZodType<ArgumentValue> = z
  .lazy(() =>
    z.union([finite, nonEmptyText(coordinateWanted), nonEmptyList(coordinateValue, coordinateWanted), recordOfValues], {
      error: coordinateWanted,
    }),
  )
  .meta({
    id: 'Coordinate',
    description:
      'A number, a constant such as "pi/4", or of a tensor lists in lists of them; of a function of a file records too.',
  });
const recordOfValues: z.ZodType<{ readonly [name: string]: ArgumentValue }> = z
  .lazy(() =>
    z.record(z.string(), fieldValue, {
      error: coordinateWanted,
    }),
  ) // prettier-ignore
  .meta({
    id: 'Record',
    description: 'A record for a function of a file: its numbers are inputs, its texts are texts.',
  });
const fieldWanted = 'a finite number, text, true, false, null, or lists and records of them';
const fieldValue: z.ZodType<ArgumentValue> = z.lazy(() =>
  z.union([finite, z.string(), z.boolean(), z.null(), z.array(fieldValue), recordOfValues], { error: fieldWanted }),
);
const pointWanted = 'a number, text such as "x=1,y=pi/4", or a value per variable';
const point = z
  .union(
    [
      finite,
      nonEmptyText(pointWanted),
      nonEmptyList(coordinateValue, coordinateWanted),
      z.record(z.string(), coordinateValue),
    ],
    {
      error: pointWanted,
    },
  )
  .meta({ description: 'The point: of one variable its value, text such as x=1,w=[[1],[2]], or values by name.' });

const expectedWanted =
  'a number, an expression as text such as "cos(x)-x*sin(x)", a verdict such as kink, or one per input';
const expectedValue: z.ZodType<Coordinate> = z
  .lazy(() =>
    z.union([finite, nonEmptyText(expectedWanted), nonEmptyList(expectedValue, expectedWanted)], {
      error: expectedWanted,
    }),
  )
  .meta({ id: 'ExpectedValue', description: 'A number, an expression, or of a tensor lists in lists of them.' });
const expected = z
  .union(
    [
      finite,
      nonEmptyText(expectedWanted),
      nonEmptyList(expectedValue, expectedWanted),
      z.record(z.string(), expectedValue),
    ],
    {
      error: expectedWanted,
    },
  )
  .meta({
    description:
      'The derivative that is expected: a number, an expression, or a verdict (a status or a kind of point); with several inputs, by name (second derivatives: "x,y").',
  });

const methodsWanted = 'a method, a group, or a list of them';
const methodList = nonEmptyText(methodsWanted).superRefine((list, context) => refuse(() => selectIds(list), context));
export const methodChoice = z
  .union([methodList, nonEmptyList(methodList, methodsWanted)], { error: methodsWanted })
  .meta({ description: `Methods and groups: ${[...methodIds, ...methodGroups].join(', ')}; a leading - removes one.` });

const toleranceValue = z
  .union(
    [finite.nonnegative(), z.string().superRefine((text, context) => refuse(() => readTolerance(text), context))],
    {
      error: 'a tolerance such as "4ulp", 1e-10 (relative) or "1e-12abs"',
    },
  )
  .meta({ description: '"4ulp", 1e-10 or "1e-10" (relative), "1e-12abs".' });

const namesWanted = 'a variable, or a list of them';
const name = nonEmptyText(namesWanted);
const nameChoice = z.union([name, nonEmptyList(name, namesWanted)], { error: namesWanted });
const positiveWhole = z.int({ error: 'a positive whole number' }).positive({ error: 'a positive whole number' });

const constants = z
  .record(z.string(), fieldValue, {
    error: 'a mapping of names to numbers, texts, true, false, null, or lists and records of them',
  }) // prettier-ignore
  .meta({ description: 'What the function of a file is given that is no input, by the names of its parameters.' });

const rangeWanted = 'text such as "x=-2:2,y=0:1", or a pair of numbers per variable';
const rangeEnd = z.union([finite, nonEmptyText(rangeWanted)], { error: rangeWanted });
const ranges = z
  .union([nonEmptyText(rangeWanted), z.record(z.string(), z.tuple([rangeEnd, rangeEnd], { error: rangeWanted }))], {
    error: rangeWanted,
  })
  .meta({ description: 'Of a gradient: the box that points are drawn from, x=-2:2,y=0:1 or pairs by name.' });

const pointsWanted = 'a number of points to draw, or a list of points';
const points = z
  .union([z.int({ error: pointsWanted }).positive({ error: pointsWanted }), nonEmptyList(point, pointsWanted)], {
    error: pointsWanted,
  })
  .meta({ description: 'Of a gradient: how many points are drawn from the range, or a list of points.' });

/** What a file may say once for all its cases. */
const common = {
  set: constants.optional(),
  reduce: z
    .literal('sum', { error: 'sum' })
    .optional()
    .meta({ description: 'sum: of a value of several numbers, the gradient of their sum.' }),
  wrt: nameChoice.optional().meta({ description: 'The inputs to differentiate by; all unless given.' }),
  methods: methodChoice.optional(),
  tolerance: toleranceValue.optional(),
  tags: z.array(z.string({ error: 'text' }), { error: 'a list of texts' }).optional(),
  order: z.literal([1, 2], { error: '1 or 2' }).optional().meta({ description: '2 adds second derivatives.' }),
  precision: z.enum(precisions, { error: precisions.join(' or ') }).optional(),
  delta: finite.positive({ error: 'a positive number' }).optional().meta({ description: 'The step of differences.' }),
  maxSteps: positiveWhole.optional().meta({ description: 'Steps of the program per run.' }),
  range: ranges.optional(),
  points: points.optional(),
  seed: z
    .int({ error: 'a whole number from 0' })
    .nonnegative({ error: 'a whole number from 0' })
    .optional()
    .meta({ description: 'Of a gradient: chooses the points that are drawn.' }),
  jacobian: z
    .boolean({ error: 'true or false' })
    .optional()
    .meta({ description: 'Of a gradient: f gives several numbers, and the gradient a row for each.' }),
};

export const defaultsSchema = z.strictObject({ at: point.optional(), ...common }, { error: 'a mapping of fields' });

export const caseSchema = z
  .strictObject(
    {
      id: nonEmptyText('text that is not empty').optional(),
      expr: nonEmptyText('an expression as text, such as "x*cos(x)"')
        .optional()
        .meta({ description: 'The function; or name a file that holds it.' }),
      file: nonEmptyText('the path of a file').optional().meta({
        description:
          'A file with the expression, or a function of a JavaScript or TypeScript file, newton.js#root; relative to this one.',
      }),
      at: point.optional(),
      f: nonEmptyText('an expression, or a function of a file, such as loss.js#f').optional().meta({
        description: 'A function whose gradient is checked: an expression, or loss.js#f, relative to this file.',
      }),
      gradient: nonEmptyText('an expression such as "[2*x, 3*y^2]", or a function of a file').optional().meta({
        description: 'What is said to be the gradient of f; without it, f gives its gradient itself.',
      }),
      verdict: z
        .enum(gradientVerdicts, { error: 'PASS, FAIL or INCONCLUSIVE' })
        .optional()
        .meta({ description: 'What the check of the gradient should come to; PASS unless given.' }),
      expect: expected.optional(),
      ...common,
      skip: z
        .union([z.boolean(), z.string()], { error: 'true, false, or the reason' })
        .optional()
        .meta({ description: 'Not run: true, or the reason.' }),
    },
    { error: 'a mapping with expr and at' },
  )
  .meta({ title: 'case' });

export const fileSchema = z.strictObject(
  {
    $schema: z.string({ error: 'the address of a schema' }).optional(),
    diffcmp: z.literal(1, { error: '1, the version of the format' }),
    defaults: defaultsSchema.optional(),
    cases: z.array(caseSchema, { error: 'a list of cases' }),
  },
  { error: 'a mapping with diffcmp: 1 and cases, or a list of cases' },
);

/** The same without a look at what is inside: cases and defaults are checked on their own. */
export const frameSchema = fileSchema.extend({
  defaults: z.unknown().optional(),
  cases: z.array(z.unknown(), { error: 'a list of cases' }),
});

/** A whole document: the form with a version, or a bare list. */
export const fixtureSchema = z.union([fileSchema, z.array(caseSchema)]).meta({ title: 'Cases for diffcmp batch' });

/** Field names that a person may have meant. */
export const fieldNames = {
  case: Object.keys(caseSchema.shape),
  defaults: Object.keys(defaultsSchema.shape),
  file: Object.keys(fileSchema.shape),
} as const;

/** What the reader of a value refuses becomes an issue with its whole sentence. */
function refuse(read: () => unknown, context: z.RefinementCtx<string>): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof DiffcmpError)) throw error;
    const message = error.hint === null ? error.message : `${error.message}; ${error.hint}`;
    context.addIssue({ code: 'custom', message });
  }
}
