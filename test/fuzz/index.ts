import { anyTextProperties } from './anyText';
import { bombProperties } from './bombs';
import { brokenTemplateProperties } from './brokenTemplates';
import { compositionProperties } from './composition';
import { expressionProperties } from './expressions';
import { incrementalProperties } from './incremental';
import { positionProperties } from './positions';
import type { Property } from './property';
import { referenceProperties } from './references';
import { scalarProperties } from './scalars';
import { shortcutProperties } from './shortcuts';
import { spellingProperties } from './spelling';
import { valueProperties } from './values';

export const properties: readonly Property[] = [
  ...brokenTemplateProperties,
  ...compositionProperties,
  ...expressionProperties,
  ...incrementalProperties,
  ...positionProperties,
  ...referenceProperties,
  ...scalarProperties,
  ...shortcutProperties,
  ...spellingProperties,
  ...anyTextProperties,
  ...bombProperties,
  ...valueProperties,
];
