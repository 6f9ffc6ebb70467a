// The schema of a check of a gradient, `diffcmp/check@1`.
import * as z from 'zod';
import type {
  CheckedComponent,
  CheckedPoint,
  CheckRemark,
  DrawnPoints,
  GradientCheck,
} from '../../check/check-data.js';
import * as n from './numbers.js';

const verdict = z.enum(['PASS', 'FAIL', 'INCONCLUSIVE']).meta({ id: 'GradientVerdict' });

const checkedComponent = z
  .strictObject({
    name: z.string().meta({ description: 'x, w[2,1]; f[2] by x of a Jacobian, x, y of a Hessian.' }),
    verdict,
    given: n.plainNumber.nullable().meta({ description: 'What the gradient gives; null: nothing.' }),
    truth: n.plainNumber.nullable().meta({ description: 'The derivative: certified, or estimated from values.' }),
    ratio: n.plainNumber.nullable().meta({ description: 'given ÷ truth.' }),
    mistake: z.string().nullable().meta({ description: 'Of a FAIL: the likely mistake.' }),
    lostBits: z.number().nullable().meta({ description: 'Bits that floating point loses of a right formula there.' }),
    message: z.string().nullable().meta({ description: 'Why it is not a PASS.' }),
    kind: n.singularKind.nullable(),
    uncertainty: z.number().nullable().meta({ description: 'How far an estimate of the truth may be off.' }),
  } satisfies n.ShapeOf<CheckedComponent>)
  .meta({ id: 'CheckedComponent' });

const point = z
  .strictObject({
    at: n.byName(n.arrays.finite),
    verdict,
    components: z.array(checkedComponent),
    message: z.string().nullable().meta({ description: 'Why nothing could be judged there.' }),
  } satisfies n.ShapeOf<CheckedPoint>)
  .meta({ id: 'CheckedPoint' });

const drawn = z.strictObject({
  range: n.byName(z.tuple([z.number(), z.number()])),
  points: n.whole,
  seed: n.whole,
  redrawn: n.whole.meta({
    description: 'Points that were drawn again: there is no derivative, or none that values can tell.',
  }),
} satisfies n.ShapeOf<DrawnPoints>);

export const checkSchema = z
  .strictObject({
    schema: z.literal('diffcmp/check@1'),
    verdict,
    f: z.string(),
    gradient: z.string().nullable().meta({ description: 'Null: f gives it itself.' }),
    judgedBy: z.enum(['certified formulas', 'values']),
    kind: z.enum(['gradient', 'Jacobian', 'Hessian']),
    precision: n.precision,
    tolerance: z.string().nullable(),
    points: z.array(point),
    counts: z
      .strictObject({ PASS: n.whole, FAIL: n.whole, INCONCLUSIVE: n.whole })
      .meta({ description: 'Points by verdict.' }),
    drawn: drawn.nullable().meta({ description: 'How the points were drawn; null: they were given.' }),
    counterexample: point.nullable().meta({ description: 'Where it fails, with coordinates as round as they can be.' }),
    mistake: z.string().nullable().meta({ description: 'The mistake that explains all failures.' }),
    remarks: z.array(z.strictObject({ code: z.string(), message: z.string() } satisfies n.ShapeOf<CheckRemark>)),
    evaluations: n.whole.nullable().meta({ description: 'Of programs: how often they were asked.' }),
  } satisfies n.ShapeOf<GradientCheck>)
  .meta({ title: 'What diffcmp check -f json prints' });
