// The names that every program knows, and those that it may not use.
import type { ObjectExpression, Statement } from 'acorn';
import { parseText } from '../reading/parse.js';
import { topLevelSource } from '../compile/functions.js';
import { keyName } from '../compile/patterns.js';
import { LexicalScope } from '../compile/scope.js';
import type { FunctionSource } from '../compile/code.js';
import { arrayConstructor, defineArrayMethods } from './array-builtins.js';
import { listedItems } from './listed-items.js';
import type { JsMachine } from './machine.js';
import { mathObject, numberObject } from './math.js';
import { mapConstructors } from './map-builtins.js';
import { booleanConstructor, errorConstructors, functionMethods, numberMethods, objectConstructor, stringConstructor } from './object-builtins.js'; // prettier-ignore
import { preludeText } from './prelude.js';
import { addGlobalThis, refusingBuiltins } from './refusing-builtins.js';
import { symbolConstructor } from './symbols.js';
import { shareArrayMethods, typedArrayConstructors } from './typed-array-builtins.js';
import { hole, isJsArray, JsFunction, JsObject, Lifted, typedKinds, type JsValue } from './values.js';

/** The methods of the prelude, by what they belong to; parsed once. */
let parsed: ReadonlyMap<string, readonly (readonly [string, FunctionSource])[]> | undefined;

function prelude(): NonNullable<typeof parsed> {
  if (parsed !== undefined) return parsed;
  const { tree } = parseText(preludeText, 'diffcmp', '.cjs');
  const file = { name: 'diffcmp', text: preludeText, start: 0 };
  const module = { file, tree, isEsModule: true, imports: new Map() };
  const scope = new LexicalScope(null, { module, globals: new Map(), isStrict: true, exportsOf: () => new Map() });
  const made = new Map<string, (readonly [string, FunctionSource])[]>();
  const source = (name: string, node: Parameters<typeof topLevelSource>[1]): FunctionSource => {
    const border = new LexicalScope(scope, scope.module, new Map());
    return topLevelSource(border, node, { name, isInternal: true });
  };
  for (const statement of tree.body as Statement[]) {
    if (statement.type === 'FunctionDeclaration')
      made.set(statement.id.name, [
        [statement.id.name, source(statement.id.name, { kind: 'function', node: statement })],
      ]);
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) {
      if (id.type !== 'Identifier') continue;
      const methods = (init as ObjectExpression).properties.flatMap((property) => {
        if (property.type !== 'Property' || property.value.type !== 'FunctionExpression') return [];
        const name = keyName(property.key) ?? '';
        return [[name, source(name, { kind: 'function', node: property.value })] as const];
      });
      made.set(id.name, methods);
    }
  }
  return (parsed = made);
}

export function builtinsFor<T>(machine: JsMachine<T>): ReadonlyMap<string, JsValue<T>> {
  const { realm, numbers, conversions } = machine;
  const names = new Map<string, JsValue<T>>([
    ['Math', mathObject(machine)],
    ['Number', numberObject(machine)],
    ['Array', arrayConstructor(machine)],
    ['Object', objectConstructor(machine)],
    ['String', stringConstructor(machine)],
    ['Boolean', booleanConstructor(machine)],
    ['NaN', NaN],
    ['Infinity', Infinity],
    ['isNaN', realm.native('isNaN', 1, (_self, [x]) => !numbers.isNumber(conversions.number(x)))],
    ['isFinite', realm.native('isFinite', 1, (_self, [x]) => numbers.isFinite(conversions.number(x)))],
    ['parseFloat', realm.native('parseFloat', 1, (_self, [x]) => (x instanceof Lifted ? numbers.withoutSignOfZero(x) : parseFloat(conversions.text(x))))], // prettier-ignore
    [
      'parseInt',
      realm.native('parseInt', 2, (_self, [x, base]) => {
        const radix = base === undefined ? undefined : numbers.exact(conversions.number(base));
        return x instanceof Lifted ? wholeOfText(machine, x, radix) : parseInt(conversions.text(x), radix);
      }),
    ],
    ...errorConstructors(machine),
    ...mapConstructors(machine),
    ...typedArrayConstructors(machine),
  ]);
  functionMethods(machine);
  numberMethods(machine);
  defineArrayMethods(machine);
  refusingBuiltins(realm, names);
  const number = names.get('Number') as JsObject<T>;
  for (const name of ['parseFloat', 'parseInt']) number.properties.set(name, names.get(name));
  const made = (source: FunctionSource): JsFunction<T> => new JsFunction(realm.functions, source, []);
  const holders = new Map<string, JsObject<T>[]>([
    ['Array_prototype', [realm.arrays]],
    ['TypedArray_prototype', [realm.typedArrays]],
    ['Map_prototype', [realm.maps]],
    ['Set_prototype', [realm.sets]],
    ['Array_', [names.get('Array') as JsObject<T>]],
    ['TypedArray_', typedKinds.map((kind) => names.get(kind) as JsObject<T>)],
  ]);
  for (const [name, methods] of prelude()) {
    for (const holder of holders.get(name) ?? [])
      for (const [method, source] of methods) holder.properties.set(method, made(source));
    if (!holders.has(name)) for (const [method, source] of methods) names.set(method, made(source));
  }
  shareArrayMethods(realm);
  names.set('Symbol', symbolConstructor(machine, names));
  addGlobalThis(realm, names);
  names.set(
    '__listed',
    realm.native('__listed', 1, (_self, [value]) => listedItems(machine, value)),
  );
  names.set(
    '__sortTexts',
    realm.native('__sortTexts', 1, (_self, [array]) => sortedByText(machine, array)),
  );
  const all = [realm.objects, realm.arrays, realm.functions, realm.strings, realm.numbers, realm.booleans, realm.maps, realm.sets, realm.iterators, realm.typedArrays, ...Object.values(realm.typed), ...Object.values(realm.errors), ...names.values()]; // prettier-ignore
  for (const holder of all)
    if (holder instanceof JsObject && holder.hasProperties) holder.hidden = new Set(holder.properties.keys());
  return names;
}

/** `parseInt` of a number: the digits of its text before the point, which an exponent or another base would make others. */
function wholeOfText<T>({ numbers, conversions }: JsMachine<T>, x: Lifted<T>, radix = 10): number {
  if (!numbers.isFinite(x)) return NaN;
  const whole = numbers.whole(x);
  const isTiny = (): boolean => numbers.holds('<', x, 1e-6) && numbers.holds('>', x, -1e-6) && numbers.holds('!=', x, 0); // prettier-ignore
  if ((radix !== 0 && radix !== 10) || Math.abs(whole) >= 1e21 || (whole === 0 && isTiny()))
    return parseInt(conversions.text(x), radix);
  return numbers.isMinusZero(x) ? 0 : whole;
}

/** The order that arrays have without a comparison: that of their texts. */
function sortedByText<T>({ realm, conversions, properties, meter }: JsMachine<T>, array: JsValue<T>): JsValue<T> {
  const items = isJsArray(array) ? array.items : realm.items(array);
  meter.spend(items.length);
  const known = items.flatMap((item) => (item === undefined || item === hole ? [] : [{ item, text: conversions.text(item) }])); // prettier-ignore
  known.sort((x, y) => (x.text < y.text ? -1 : x.text > y.text ? 1 : 0));
  const sorted = [...known.map(({ item }) => item), ...items.filter((item) => item === undefined)];
  sorted.forEach((item, i) => properties.setElement(array, i, item));
  for (let i = sorted.length; i < items.length; i++) properties.deleteElement(array, i);
  return array;
}
