/**
 * `yaml-syntax`: the text is not YAML there. The parser's own words, since they name the character.
 */
import type { YamlError } from '../../workflow/yaml/tree';
import type { Diagnostic } from '../types';

export function yamlSyntax({ message, span }: YamlError): Diagnostic {
  return { code: 'yaml-syntax', severity: 'error', message, span };
}
