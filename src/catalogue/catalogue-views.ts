import { Injectable } from '@nestjs/common';
import { DepartmentDirectory } from './department-directory.js';
import type { Department, ItemStep, ServiceItem, TimeLimit } from './catalogue.graphql.js';
import type { ItemStep as Step, ServiceItemDefinition, SourcedLimit } from './service-item.js';

/** Published items as the API shows them. Made once per version: versions never change. */
@Injectable()
export class CatalogueViews {
  private readonly items = new WeakMap<ServiceItemDefinition, ServiceItem>();

  constructor(private readonly directory: DepartmentDirectory) {}

  department(code: string): Department {
    const name = this.directory.nameOf(code);
    return { code, name: name.zh, nameEn: name.en };
  }

  item(definition: ServiceItemDefinition): ServiceItem {
    let view = this.items.get(definition);
    if (!view) {
      view = this.makeItem(definition);
      this.items.set(definition, view);
    }
    return view;
  }

  /** A step of the item; an empty one for a step id that the item does not have (a fault in data, not in the caller). */
  step(definition: ServiceItemDefinition, stepId: string): ItemStep {
    const found = this.item(definition).steps.find((step) => step.id === stepId);
    if (!found) throw new Error(`Item ${definition.code} has no step ${stepId}`);
    return found;
  }

  private makeItem(definition: ServiceItemDefinition): ServiceItem {
    return {
      code: definition.code,
      version: definition.version,
      name: definition.name.zh,
      nameEn: definition.name.en,
      department: this.department(definition.department),
      kind: definition.kind,
      legalLimit: limitView(definition.legalLimit),
      promisedLimit: limitView(definition.promisedLimit),
      extension: limitView(definition.extension),
      materials: definition.materials.map((material) => ({
        ...material,
        name: material.name.zh,
        nameEn: material.name.en,
      })),
      conditions: definition.conditions,
      legalBasis: definition.legalBasis,
      feeFen: definition.feeFen,
      delegatedToWindow: definition.delegatedToWindow ?? false,
      formSchema: definition.formSchema,
      steps: definition.steps.map((step) => this.makeStep(step)),
      specialProcedures: definition.specialProcedures.map((procedure) => ({
        code: procedure.code,
        name: procedure.name.zh,
        nameEn: procedure.name.en,
        stopsClock: procedure.stopsClock,
      })),
      applicantKinds: definition.applicantKinds,
      place: definition.place ?? null,
      sources: definition.sources ?? null,
      acceptanceLimit: limitView(definition.acceptanceLimit),
      deliveryLimit: limitView(definition.deliveryLimit),
      retired: definition.retired ?? false,
      confidential: definition.confidential ?? false,
    };
  }

  private makeStep(step: Step): ItemStep {
    return {
      id: step.id,
      name: step.name.zh,
      department: this.department(step.department),
      after: step.after,
      limit: limitView(step.limit),
      approval: step.approval ?? false,
      nameEn: step.name.en,
      role: step.role,
      decides: step.decides ?? false,
      part: step.part?.zh ?? null,
      partEn: step.part?.en ?? null,
      whenAsked: step.whenAsked ?? null,
      silenceConsents: step.silenceConsents ?? false,
      at: step.at ?? 'DUTY',
    };
  }
}

const limitView = (limit: SourcedLimit | undefined): TimeLimit | null =>
  limit ? { value: limit.value, unit: limit.unit, source: limit.source.text } : null;
