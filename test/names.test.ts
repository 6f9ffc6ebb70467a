// One name for one thing: what is exported, and every type, has its name to itself in all of src/.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

const declaration =
  /^(?<exported>export )?(?:default )?(?:abstract |async |const (?=enum ))?(?<kind>const|let|function\*?|class|interface|type|enum) (?<name>\w+)/gm;

interface Declared {
  readonly files: Set<string>;
  isExported: boolean;
  isType: boolean;
}

/** What stands at the left edge of the files, by name. */
function declarations(): Map<string, Declared> {
  const declared = new Map<string, Declared>();
  for (const file of files) {
    for (const { groups = {} } of readFileSync(join(source, file), 'utf8').matchAll(declaration)) {
      const name = groups['name'] ?? '';
      const known = declared.get(name) ?? { files: new Set(), isExported: false, isType: false };
      known.files.add(file);
      known.isExported ||= groups['exported'] !== undefined;
      known.isType ||= ['class', 'interface', 'type', 'enum'].includes(groups['kind'] ?? '');
      declared.set(name, known);
    }
  }
  return declared;
}

test('no exported name and no name of a type is declared in two files', () => {
  const twice = [...declarations()]
    .filter(([, { files, isExported, isType }]) => files.size > 1 && (isExported || isType))
    .map(([name, { files }]) => `${name}: ${[...files].join(', ')}`);
  expect(twice).toEqual([]);
});

test('the names are read from real files', () => {
  const declared = declarations();
  expect(declared.get('Arithmetic')?.files).toEqual(new Set(['arithmetic.ts']));
  expect(declared.get('compare')?.isExported).toBe(true);
});
