// From statements to a program: the instructions of a stack machine, for numbers or for tensors.
import { ProgramBuilder, type TextProgram } from '../program/builder.js';
import type { Instructions } from '../program/instructions.js';
import { FrameLocals } from './frame-locals.js';
import { Lowering } from './lowering.js';
import type { Resolution } from './resolve.js';
import type { Statement } from './tree.js';

/** The program over numbers of statements whose names are resolved. */
export function lower(statements: readonly Statement[], resolution: Resolution): TextProgram {
  const { builder, locals } = lowered(statements, resolution, false);
  return builder.build(resolution.inputs, locals);
}

/** The same statements as instructions for numbers and tensors. */
export function lowerToTensors(statements: readonly Statement[], resolution: Resolution): Instructions {
  const { builder, locals } = lowered(statements, resolution, true);
  return builder.instructions(locals);
}

function lowered(
  statements: readonly Statement[],
  { definitions, inputs }: Resolution,
  isOfTensors: boolean,
): { builder: ProgramBuilder; locals: number } {
  const builder = new ProgramBuilder();
  const main = new Lowering(builder, isOfTensors, definitions, new FrameLocals(inputs));
  const last = statements.length - 1;
  statements.forEach(({ kind, name, body, span }, i) => {
    if (kind === 'function') return;
    main.value(body);
    if (i < last) builder.storeNamed(main.locals.slot(name), name, span);
    else if (kind === 'step') builder.outputName = name;
  });
  builder.result();
  for (const { index, statement, captured } of definitions.values()) {
    const { name, parameters } = statement;
    const entry = builder.position;
    const body = new Lowering(builder, isOfTensors, definitions, new FrameLocals(parameters, captured));
    body.value(statement.body);
    builder.result();
    builder.define(index, {
      name,
      entry,
      parameters: parameters.length + captured.size,
      written: parameters.length,
      locals: body.locals.count,
    });
  }
  return { builder, locals: main.locals.count };
}
