// What a name behind `#` finds where only a run of the file knows what it exports, and what is said where that run can't be.
import { expect, test } from 'vitest';
import { functionOfFile } from '../../src/javascript/find-function.js';
import { graphOf } from './graph-of.js';
import { valueOver } from './run-by-diffcmp.js';

const factory =
  '(function (root, make) { if (typeof exports === "object") module.exports = make(); else root.lib = make(); })(this, function () {';
const rows: readonly (readonly [what: string, source: string, asked: string])[] = [
  ['a property of a function that a factory makes', `${factory} function lib() {} lib.twice = function (x) { return 2 * x; }; return lib; });`, 'twice'],
  ['a property of an object of that', `${factory} var lib = function () {}; lib.in = { twice: function (x) { return 2 * x; } }; return lib; });`, 'in.twice'],
  ['properties that a loop makes', '["once", "twice"].forEach(function (name, i) { exports[name] = function (x) { return (i + 1) * x; }; });', 'twice'],
  ['the name of the function that is exported', 'module.exports = (function () { return function twice(x) { return 2 * x; }; })();', 'twice'],
  ['a method of a class that is exported without a name', 'module.exports = class { twice(x) { return 2 * x; } };', 'twice'],
  ['a method of a class that is exported, by the name of the class', 'module.exports = (() => class Lib { twice(x) { return 2 * x; } })();', 'Lib.twice'],
  ['a method of a prototype that is exported', 'module.exports = (function () { function Lib() {} Lib.prototype.twice = function (x) { return 2 * x; }; return Lib; })();', 'Lib.twice'],
  ['what is exported beside a class with a getter', 'class A { get a() { return 1; } } exports.twice = (x) => 2 * x;', 'twice'],
]; // prettier-ignore

test.each(rows)('%s', (_what, source, asked) => {
  expect(valueOver(functionOfFile(graphOf({ source, language: 'js' }), asked), [1.5]).items).toEqual([3]);
});

test('a file that cannot be run to its end says why, and not that the name is missing', () => {
  const source = 'const now = Date.now();\n["twice"].forEach((name) => { exports[name] = (x) => 2 * x * now; });';
  expect(() => functionOfFile(graphOf({ source, language: 'js' }), 'twice')).toThrow('Date is not read');
});

test('a name that is nowhere is told with those that are there', () => {
  const source = 'exports.twice = (x) => 2 * x;';
  expect(() => functionOfFile(graphOf({ source, language: 'js' }), 'twise')).toThrow("there is no function 'twise'");
});
