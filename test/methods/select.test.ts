// The choice of methods by name and group.
import { lookOf, namesOfMethod } from '../../src/methods/names.js';
import { describe, expect, it } from 'vitest';
import { DiffcmpError } from '../../src/errors.js';
import { methods, selectMethods } from '../../src/methods/index.js';
import { methodIds, stencilNames } from '../../src/methods/table.js';

const ids = (list?: string): string[] => selectMethods(list).map(({ id }) => id);

describe('selectMethods', () => {
  it('shows all but the backward difference and the five-point stencil by default', () => {
    expect(ids()).toEqual([
      'forward', 'reverse', 'symbolic', 'complex-step', 'richardson', 'central-difference', 'forward-difference',
    ]); // prettier-ignore
  });
  it('knows every method, in the order of display', () => {
    expect(ids('all')).toEqual([...methodIds]);
    expect(new Set(methods.map(({ id }) => lookOf(id).title)).size).toBe(methods.length);
  });
  it('unites groups and names, in the order of display, without repeating', () => {
    expect(ids('central-difference,ad,reverse')).toEqual(['forward', 'reverse', 'central-difference']);
  });
  it('takes away what has a minus, from the default when nothing came before', () => {
    expect(ids('all,-backward-difference')).toHaveLength(methodIds.length - 1);
    expect(ids('fd,-richardson')).toEqual(stencilNames);
    expect(ids('-symbolic, -ad')).toEqual(['complex-step', 'richardson', 'central-difference', 'forward-difference']);
  });
  it.each(methodIds)('takes every name that is printed of %s, in whatever letter case', (id) => {
    const names = namesOfMethod(id);
    for (const name of [...names, ...names.map((each) => each.toUpperCase()), id.replace('-', ' ')])
      expect(ids(name), name).toEqual([id]);
    expect(ids(`all,-${lookOf(id).curve}`)).toEqual(methodIds.filter((each) => each !== id));
  });
  it('knows no name for two methods, and forward and backward alone are no differences', () => {
    const names = methodIds.flatMap((id) => [...new Set(namesOfMethod(id))]);
    expect(new Set(names).size).toBe(names.length);
    expect(ids('forward,central diff., Complex Step')).toEqual(['forward', 'complex-step', 'central-difference']);
    expect(catchError(() => selectMethods('central')).hint).toBe("did you mean 'central-difference'?");
    expect(catchError(() => selectMethods('backward')).code).toBe('unknown-method');
    expect(ids('AD')).toEqual(['forward', 'reverse']);
  });
  it('suggests a name for an unknown one', () => {
    const error = catchError(() => selectMethods('ad,forwrd'));
    expect(error.code).toBe('unknown-method');
    expect(error.hint).toBe("did you mean 'forward'?");
    expect(catchError(() => selectMethods('newton-raphson')).hint).toContain('complex-step');
  });
  it('refuses a list that leaves nothing, or an empty name', () => {
    expect(catchError(() => selectMethods('ad,-ad')).code).toBe('unknown-method');
    expect(catchError(() => selectMethods('')).code).toBe('unknown-method');
  });
});

function catchError(action: () => unknown): DiffcmpError {
  try {
    action();
  } catch (error) {
    if (error instanceof DiffcmpError) return error;
  }
  throw new Error('expected a DiffcmpError');
}
