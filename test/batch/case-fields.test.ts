// The fields of cases are written down twice: as plain types for declarations, and as the schema that checks files.
import { expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { CaseFields, DefaultFields } from '../../src/batch/case-fields.js';
import type { caseSchema, defaultsSchema } from '../../src/batch/schema/fixture.js';

/** As a type that nobody may write to. */
type Fixed<T> = T extends readonly (infer Item)[]
  ? readonly Fixed<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Fixed<T[Key]> }
    : T;

test('types and schemas say the same (held by the compiler: npm run types)', () => {
  expectTypeOf<Fixed<z.infer<typeof caseSchema>>>().toEqualTypeOf<Fixed<CaseFields>>();
  expectTypeOf<Fixed<z.infer<typeof defaultsSchema>>>().toEqualTypeOf<Fixed<DefaultFields>>();
});
