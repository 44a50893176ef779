export { connectionTypeAt, schemasAt } from './connectionType';
export { normalizeImage } from './image';
export { describeStep, type Schema, type StepDescription } from './steps';
