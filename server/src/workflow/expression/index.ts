/** The expression language of `${ }`. Nothing here throws: what is wrong is data. */
export type { ExpressionError } from './errors';
export { functions, type RelayFunction } from './functions';
export { parseExpression, type ParsedExpression } from './parse';
export { pathAt, type PathPlace } from './pathAt';
export { pathsIn, pathsOf } from './paths';
export { type Word, wordsOf } from './words';
export { type ExpressionPart, parseTemplate, type Template, type TemplatePart, type TextPart } from './template';
export type * from './tree';
