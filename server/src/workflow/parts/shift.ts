/**
 * What was read of a block by itself, as it stands in the whole workflow: further down in the text, and with other steps before it.
 */
import type { ExpressionSite } from '../collect';
import type { Holder, References, WrittenName } from '../references';
import type { Span } from '../span';
import type { Parameter, Step, Trigger } from '../structure';
import type { YamlError, YamlNode, YamlScalar } from '../yaml/tree';
import { shiftNode, shiftSpan, type Shift } from './shiftNodes';

export function shiftHolder({ index }: Shift, holder: Holder): Holder {
  return { kind: holder.kind, index: holder.index + index, path: holder.path };
}

export function shiftError(shift: Shift, error: YamlError): YamlError {
  return { ...error, span: shiftSpan(shift, error.span) };
}

export function shiftParameter(shift: Shift, { name, key, node }: Parameter): Parameter {
  return { name, key: shiftNode(shift, key), node: shiftNode(shift, node) };
}

export function shiftSite(shift: Shift, site: ExpressionSite): ExpressionSite {
  return {
    get scalar() {
      return shiftNode(shift, site.scalar);
    },
    holder: shiftHolder(shift, site.holder),
    get template() {
      return site.template;
    },
  };
}

export function shiftStep(shift: Shift, step: Step): Step {
  return {
    kind: 'step',
    index: step.index + shift.index,
    span: shiftSpan(shift, step.span),
    get node() {
      return shiftNode(shift, step.node);
    },
    get name() {
      return optionalScalar(shift, step.name);
    },
    get image() {
      return optionalScalar(shift, step.image);
    },
    get type() {
      return optionalScalar(shift, step.type);
    },
    get spec() {
      return optionalNode(shift, step.spec);
    },
    get dependsOn() {
      return step.dependsOn.map((dependency) => shiftNode(shift, dependency));
    },
  };
}

export function shiftTrigger(shift: Shift, trigger: Trigger): Trigger {
  return {
    kind: 'trigger',
    index: trigger.index + shift.index,
    span: shiftSpan(shift, trigger.span),
    get node() {
      return shiftNode(shift, trigger.node);
    },
    get name() {
      return optionalScalar(shift, trigger.name);
    },
    get image() {
      return optionalScalar(shift, trigger.image);
    },
    get type() {
      return optionalScalar(shift, trigger.type);
    },
    get spec() {
      return optionalNode(shift, trigger.spec);
    },
  };
}

function optionalNode(shift: Shift, node: YamlNode | undefined): YamlNode | undefined {
  return node && shiftNode(shift, node);
}

function optionalScalar(shift: Shift, scalar: YamlScalar | undefined): YamlScalar | undefined {
  return scalar && shiftNode(shift, scalar);
}

type ReferenceShifts = {
  readonly [List in keyof References]: (shift: Shift, found: References[List][number]) => References[List][number];
};

/** One for each list of references. */
export const shiftReference: ReferenceShifts = {
  connections: (shift, found) => ({
    ...placed(shift, found),
    type: shiftName(shift, found.type),
    name: optionalName(shift, found.name),
  }),
  malformedConnections: placed,
  secrets: (shift, found) => ({ ...placed(shift, found), name: shiftName(shift, found.name) }),
  parameters: (shift, found) => ({ ...placed(shift, found), name: shiftName(shift, found.name) }),
  outputs: (shift, found) => ({
    ...placed(shift, found),
    from: shiftName(shift, found.from),
    name: optionalName(shift, found.name),
  }),
  steps: (shift, found) => ({
    ...placed(shift, found),
    step: shiftName(shift, found.step),
    property: optionalName(shift, found.property),
  }),
  malformedTags: placed,
  unknownTags: placed,
};

function placed<Placed extends { readonly span: Span; readonly holder: Holder }>(shift: Shift, found: Placed): Placed {
  return { ...found, span: shiftSpan(shift, found.span), holder: shiftHolder(shift, found.holder) };
}

export function shiftName(shift: Shift, { text, span, place }: WrittenName): WrittenName {
  return {
    text,
    span: shiftSpan(shift, span),
    get place() {
      return { ...place, scalar: shiftNode(shift, place.scalar) };
    },
  };
}

function optionalName(shift: Shift, name: WrittenName | undefined): WrittenName | undefined {
  return name && shiftName(shift, name);
}
