// What does not fit, row by row: the code, the place in the text, both shapes or the index, and a way out.
import { expect, test } from 'vitest';
import { refusalOfText } from './run-text.js';

const at = { x: 2, h: 1.5, v: [1, 2, 3], w: [[0.25], [0.15]], M: [[1, 2, 3], [4, 5, 6]], T: [[[1, 2]]] }; // prettier-ignore

/** The place as `start:text`; `-` for none. */
type Row = readonly [text: string, code: string, place: string, message: RegExp, hint: RegExp];

const shapes: readonly Row[] = [
  ['M*M', 'shape-mismatch', '1:*', /\[2, 3\] and \[2, 3\] .* 3 columns meet 2 rows/, /A\*transpose\(B\); .*transpose\(A\)\*B; .*\.\*/],
  ['1 + v*w', 'shape-mismatch', '5:*', /\[3\] and \[2, 1\] .* 3 columns meet 2 rows/, /\.\*/],
  ['v*[1, 2]', 'shape-mismatch', '1:*', /\[3\] and \[2\] .* 3 numbers meet 2/, /as many/],
  ['[1, 2; 3, 4]*v', 'shape-mismatch', '12:*', /\[2, 2\] and \[3\] .* 2 columns meet 3 rows/, /as many/],
  ['sum([[1; 2], [3; 4]]) + [[[5]]; [[6]]] + [1; 2]*v', 'shape-mismatch', '47:*', /\[2, 1\] and \[3\] .* 1 column meets 3 rows/, /number by number/],
  ['w*M', 'shape-mismatch', '1:*', /\[2, 1\] and \[2, 3\] .* 1 column meets 2 rows/, /transpose\(A\)\*B/],
  ['T*v', 'shape-mismatch', '1:*', /\[1, 1, 2\] and \[3\] .* 2 columns meet 3 rows/, /./],
  ['M + [1, 2]', 'shape-mismatch', '2:+', /\[2, 3\] and \[2\] do not fit for \+/, /from the last.*reshape\(…, \[2, 1\]\)/],
  ['M - v[1:2]', 'shape-mismatch', '2:-', /\[2, 3\] and \[2\] do not fit for -/, /from the last/],
  ['M .* w .* [1, 2]', 'shape-mismatch', '7:.*', /\[2, 3\] and \[2\] do not fit for \.\*/, /from the last/],
  ['atan2(v, [1, 2])', 'shape-mismatch', '0:atan2', /\[3\] and \[2\] do not fit for atan2/, /from the last/],
  ['where(v > 1, v, [1, 2])', 'shape-mismatch', '0:where', /\[3\] and \[2\] do not fit for where/, /from the last/],
  ['v > [1, 2]', 'shape-mismatch', '2:>', /\[3\] and \[2\] do not fit for >/, /from the last/],
  ['x/v', 'shape-mismatch', '1:/', /by a tensor of shape \[3\]/, /\.\//],
  ['v^2', 'shape-mismatch', '1:^', /\^ of shape \[3\] and a number/, /\.\^/],
  ['2^v', 'shape-mismatch', '1:^', /\^ of a number and shape \[3\]/, /\.\^/],
  ['pow(v, 2)', 'shape-mismatch', '0:pow', /shape \[3\]/, /\.\^/],
  ['dot(M, M)', 'shape-mismatch', '0:dot', /shape \[2, 3\] and shape \[2, 3\]/, /A\*B/],
  ['dot(v, [1, 2])', 'shape-mismatch', '0:dot', /\[3\] and \[2\]/, /as many/],
  ['x + [[1, 2], [3]]', 'shape-mismatch', '4:[[1, 2], [3]]', /part 1 has shape \[2\], part 2 has shape \[1\]/, /one length/],
  ['[1, 2; 3]', 'shape-mismatch', '0:[1, 2; 3]', /first has shape \[2\], another \[1\]/, /one length/],
  ['sin([1, 2; 3, 4, 5])', 'shape-mismatch', '4:[1, 2; 3, 4, 5]', /first has shape \[2\], another \[3\]/, /one length/],
  ['[v, 1]', 'shape-mismatch', '0:[v, 1]', /part 1 has shape \[3\], part 2 is a number/, /concat/],
  ['concat(v, w)', 'shape-mismatch', '0:concat', /\[3\] and \[2, 1\] .*concat along axis 1/, /one length/],
  ['concat([1, 2; 3, 4], [5, 6])', 'shape-mismatch', '0:concat', /\[2, 2\] and \[2\] .*concat along axis 2/, /one length/],
  ['concat(1, 2)', 'shape-mismatch', '0:concat', /this is a number/, /\[x\]/],
  ['reshape(M, [4, 2])', 'shape-mismatch', '0:reshape', /shape \[2, 3\] to \[4, 2\]/, /6 numbers/],
  ['reshape(M, [-1, 4])', 'shape-mismatch', '0:reshape', /shape \[2, 3\] to \[-1, 4\]/, /6 numbers/],
  ['reshape([5], [-1, -1])', 'shape-mismatch', '0:reshape', /shape \[1\] to \[-1, -1\]/, /one length may be -1/],
  ['reshape([1, 2], [-2, -1])', 'shape-mismatch', '0:reshape', /shape \[2\] to \[-2, -1\]/, /2 numbers/],
  ['softmax(2, 1)', 'bad-index', '0:softmax', /softmax along axis 1 of a number/, /without an axis/],
  ['reshape(x, [2])', 'shape-mismatch', '0:reshape', /a number to \[2\]/, /1 number;/],
  ['mean([])', 'shape-mismatch', '0:mean', /mean of no numbers: the shape is \[0\]/, /sum, prod and norm/],
  ['max(zeros(2, 0), [], 2)', 'shape-mismatch', '0:max', /max of no numbers: the shape is \[2, 0\]/, /sum/],
  ['x[1]', 'shape-mismatch', '1:[1]', /a number has no indices/, /alone/],
  ['sum(v)[1]', 'shape-mismatch', '6:[1]', /a number has no indices/, /alone/],
  // conditions
  ['v ? 1 : 2', 'shape-mismatch', '0:v', /condition compares numbers, and this has the shape \[3\]/, /sum\(…\)/],
  ['M > 0 ? 1 : 2', 'shape-mismatch', '2:>', /shape \[2, 3\]/, /min\(…\)/],
  ['x + (not v)', 'shape-mismatch', '9:v', /shape \[3\]/, /sum/],
  ['x and exp(v)', 'shape-mismatch', '6:exp', /shape \[3\]/, /sum/],
  ['0 < v < 2', 'shape-mismatch', '2:<', /shape \[3\]/, /sum/],
  ['f(a) = a > 0 ? 1 : 2; f(v)', 'shape-mismatch', '9:>', /shape \[3\]/, /sum/],
]; // prettier-ignore

const indices: readonly Row[] = [
  ['v[4]', 'bad-index', '1:[4]', /index 4 is outside a tensor of shape \[3\]/, /from 1 to 3/],
  ['v[0]', 'bad-index', '1:[0]', /index 0 is outside a tensor of shape \[3\]/, /from 1 to 3/],
  ['v[-1]', 'bad-index', '1:[-1]', /index -1/, /from 1 to 3/],
  ['v[end+1]', 'bad-index', '1:[end+1]', /index 4/, /from 1 to 3/],
  ['1 + M[1, 2:4]', 'bad-index', '5:[1, 2:4]', /index 4 along axis 2 .* \[2, 3\]/, /from 1 to 3 along axis 2/],
  ['M[[1, 3], 1]', 'bad-index', '1:[[1, 3], 1]', /index 3 along axis 1/, /from 1 to 2/],
  ['M[1]', 'bad-index', '1:[1]', /1 index for a tensor of shape \[2, 3\]/, /w\[1, :\]/],
  ['v[1, 2]', 'bad-index', '1:[1, 2]', /2 indices for a tensor of shape \[3\]/, /w\[1\]/],
  ['v[1, :]', 'bad-index', '1:[1, :]', /2 indices for a tensor of shape \[3\]/, /w\[1\]/],
  ['M[end]', 'bad-index', '2:end', /1 index for a tensor of shape \[2, 3\]/, /w\[1, :\]/],
  ['1 + x[:]', 'shape-mismatch', '5:[:]', /a number has no indices/, /alone/],
  ['M[1][2]', 'bad-index', '1:[1]', /1 index/, /w\[1, :\]/],
  ['v[h]', 'bad-index', '1:[h]', /1\.5, which is not a whole number/, /whole/],
  ['v[M]', 'bad-index', '1:[M]', /must be a vector, and this has shape \[2, 3\]/, /./],
  ['sum(M, 3)', 'bad-index', '0:sum', /sum along axis 3 of a tensor of shape \[2, 3\]/, /from 1 to 2/],
  ['sum(M, 0)', 'bad-index', '0:sum', /axis 0/, /from 1 to 2/],
  ['sum(x, 1)', 'bad-index', '0:sum', /of a number/, /without an axis/],
  ['sum(M, v)', 'bad-index', '0:sum', /the axis of sum must be a number, and this has shape \[3\]/, /whole/],
  ['transpose(M, [1, 1])', 'bad-index', '0:transpose', /\[1, 1\] for a tensor of shape \[2, 3\]/, /once/],
  ['transpose(M, [1])', 'bad-index', '0:transpose', /\[1\]/, /once/],
  ['zeros(2, -1)', 'bad-index', '0:zeros', /\[2, -1\]/, /from 0/],
  ['ones(h)', 'bad-index', '0:ones', /1\.5/, /whole/],
  ['identity(-1)', 'bad-index', '0:identity', /\[-1\]/, /from 0/],
  ['1:0:3', 'bad-index', '1::', /step of a range is 0/, /start:step:end/],
  ['1:v', 'bad-index', '1::', /range must be a number/, /must be a finite number/],
  ['1:1/0', 'bad-index', '1::', /range is Infinity/, /must be a finite number/],
  ['0/0:3', 'bad-index', '3::', /range is NaN/, /must be a finite number/],
]; // prettier-ignore

const texts: readonly Row[] = [
  ['v[]', 'expr-syntax', '2:]', /an index between/, /w\[:\]/],
  ['v[1](3)', 'expr-syntax', '4:(', /no function/, /w\[1\]\*\(…\)/],
  ['[1, 2', 'expr-syntax', '5:', /expected \]/, /missing \]/],
  ['1]', 'expr-syntax', '1:]', /unexpected \]/, /missing \[/],
  ['[1, 2)', 'expr-syntax', '5:)', /expected \], got \)/, /close \[ by \]/],
  ['(1, 2]', 'expr-syntax', '5:]', /expected \), got \]/, /close \( by \)/],
  ['[1 2]', 'expr-syntax', '3:2', /expected \] or an operator/, /, between numbers/],
  ['v[1 2]', 'expr-syntax', '4:2', /expected \] or an operator/, /, between numbers/],
  ['[1,, 2]', 'expr-syntax', '3:,', /a value after ','/, /./],
  ['1:', 'expr-syntax', '1::', /a value on both sides of ':'/, /1:3/],
  [':3', 'expr-syntax', '0::', /a value on both sides of ':'/, /1:3/],
  ['[1:]', 'expr-syntax', '2::', /a value on both sides of ':'/, /1:3/],
  ['end', 'expr-not-supported', '0:end', /in indices only/, /another name/],
  ['end = 3; end', 'expr-not-supported', '0:end', /in indices only/, /another name/],
  ['[1, end]', 'expr-not-supported', '4:end', /in indices only/, /another name/],
  ['v[1] = 3; v', 'expr-not-supported', '1:[', /part of a tensor cannot be assigned to/, /concat/],
  ['sin[1]', 'expr-syntax', '0:sin', /argument in parentheses/, /sin\(1\)/],
  ["A'", 'expr-not-supported', "1:'", /transposes/, /^write transpose\(A\)$/],
  ["[1, 2]'*w", 'expr-not-supported', "6:'", /transposes/, /^write transpose\(\[1, 2\]\)\*w$/],
  ["w'*w", 'expr-not-supported', "1:'", /transposes/, /^write transpose\(w\)\*w$/],
  ['norm(v, 1)', 'wrong-arity', '0:norm', /1 argument, got 2/, /norm\(A\)/],
  ['transpose()', 'wrong-arity', '0:transpose', /1 or 2 arguments/, /transpose\(A\)/],
  ['A @ B', 'expr-syntax', '2:@', /'@'/, /^write A \* B$/],
  ['A.T*w', 'expr-not-supported', '1:.', /./, /^write transpose\(A\)\*w$/],
  ['np.dot(v, v)', 'expr-not-supported', '2:.', /./, /^write dot\(v, v\)$/],
  ['tf.matmul(M, w)', 'expr-not-supported', '2:.', /./, /^write \(M\*w\)$/],
  ['tf.reduce_mean(tf.square(v))', 'expr-not-supported', '2:.', /./, /^write mean\(square\(v\)\)$/],
  ['np.array([1, 2])*w', 'expr-not-supported', '2:.', /./, /^write \[1, 2\]\*w$/],
  ['matmul(M, w)', 'unknown-function', '0:matmul', /./, /^write \(M\*w\)$/],
]; // prettier-ignore

test.each([...shapes, ...indices, ...texts])('%s: %s at %s', (text, code, place, message, hint) => {
  const error = refusalOfText(text, at);
  const { span } = error;
  expect([error.code, span === null ? '-' : `${span.start}:${text.slice(span.start, span.end)}`]).toEqual([
    code,
    place,
  ]);
  expect(error.message).toMatch(message);
  expect(String(error.hint)).toMatch(hint);
  expect(error.source?.text).toBe(text);
  expect(error.exitCode).toBe(2);
});
