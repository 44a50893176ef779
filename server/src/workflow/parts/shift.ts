/**
 * What was read of a block by itself, as it stands in the whole workflow: further down in the text, and with other steps before it.
 */
import type { ExpressionSite } from '../collect';
import type { Holder, ReferenceLists, WrittenName } from '../references';
import type { Span } from '../span';
import type { Parameter, Step, Trigger } from '../structure';
import type { YamlError, YamlScalar } from '../yaml/tree';
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
  return new ShiftedSite(shift, site);
}

export function shiftStep(shift: Shift, step: Step): Step {
  return new ShiftedStep(shift, step);
}

export function shiftTrigger(shift: Shift, trigger: Trigger): Trigger {
  return new ShiftedTrigger(shift, trigger);
}

// There are thousands of these, and little of each is asked for: an object with getters of its own takes ten times as long to make.

class ShiftedSite implements ExpressionSite {
  readonly #shift: Shift;
  readonly #site: ExpressionSite;

  constructor(shift: Shift, site: ExpressionSite) {
    this.#shift = shift;
    this.#site = site;
  }
  get scalar() {
    return shiftNode(this.#shift, this.#site.scalar);
  }
  get holder() {
    return shiftHolder(this.#shift, this.#site.holder);
  }
  get template() {
    return this.#site.template;
  }
}

abstract class ShiftedHolder<Held extends Step | Trigger> {
  readonly index: number;
  readonly span: Span;
  protected readonly shift: Shift;
  protected readonly held: Held;

  constructor(shift: Shift, held: Held) {
    this.index = held.index + shift.index;
    this.span = shiftSpan(shift, held.span);
    this.shift = shift;
    this.held = held;
  }
  get node() {
    return shiftNode(this.shift, this.held.node);
  }
  get name() {
    return this.scalar(this.held.name);
  }
  get image() {
    return this.scalar(this.held.image);
  }
  get type() {
    return this.scalar(this.held.type);
  }
  get spec() {
    return this.held.spec && shiftNode(this.shift, this.held.spec);
  }
  private scalar(original: YamlScalar | undefined): YamlScalar | undefined {
    return original && shiftNode(this.shift, original);
  }
}

class ShiftedStep extends ShiftedHolder<Step> implements Step {
  readonly kind = 'step';
  get dependsOn() {
    return this.held.dependsOn.map((dependency) => shiftNode(this.shift, dependency));
  }
}

class ShiftedTrigger extends ShiftedHolder<Trigger> implements Trigger {
  readonly kind = 'trigger';
}

type ReferenceShifts = {
  readonly [List in keyof ReferenceLists]: (shift: Shift, found: ReferenceLists[List]) => ReferenceLists[List];
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
