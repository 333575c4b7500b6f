import type { FollowUpKind } from '../../../department-kit/index.js';
import type { LocalText } from '../../../platform/errors/index.js';
import { addDays, addMonths } from '../../../platform/time/index.js';
import { ALREADY_SERVED, CERTIFICATE_ALREADY_REISSUED, DISEASE_ALREADY_MANAGED } from '../health.errors.js';
import {
  antenatalVisit,
  chronicVisit,
  contractRenewal,
  elderlyCheck,
  foodCertificateRenewal,
  homeBedVisit,
  licenceRenewal,
  postnatalVisit,
  referralReturn,
} from '../follow-ups.js';
import * as policy from '../health.policy.js';
import { antenatalDays } from '../rules/visits.js';

type Form = Record<string, unknown>;

interface Planned {
  kind: FollowUpKind;
  days: string[];
}

/** How an item stands in the register of services. */
export interface Service {
  kind: string;
  /** What the document's number begins with. */
  document: string;
  /** Fields of the form: the classification, and whom or what it is about. */
  category?: string;
  subject?: string;
  /** Fields of the form that say something of somebody's health. */
  clinical?: readonly string[];
  /** A person has it once at a time; one whose term is over gives way to the next. */
  once?: boolean;
  /** A new one takes the place of what the person has, unless that holds longer. */
  replaces?: boolean;
  /** The field that it may stand for once only; `ofPerson`: once per person. */
  unique?: { field: string; ofPerson: boolean };
  duplicate?: LocalText;
  validUntil?: (form: Form, today: string) => string;
  /** What it asks for at first. */
  plan?: (form: Form, today: string) => Planned;
}

const yearly = (kind: FollowUpKind, months: number) => (_: Form, today: string) => ({
  kind,
  days: [addMonths(today, months)],
});

const within = (kind: FollowUpKind, days: number) => (_: Form, today: string) => ({
  kind,
  days: [addDays(today, days)],
});

export const SERVICES: Readonly<Record<string, Service | undefined>> = {
  'maternal-child-handbook': {
    kind: 'MATERNAL_HANDBOOK',
    document: 'MZSC',
    clinical: ['lastPeriodOn', 'pregnancies', 'deliveries', 'hospital'],
    plan: ({ lastPeriodOn }, today) => {
      const days = antenatalDays(lastPeriodOn as string, today);
      return days.length > 0
        ? { kind: antenatalVisit, days }
        : { kind: postnatalVisit, days: [addDays(today, policy.MATERNAL_AGAIN_DAYS)] };
    },
  },
  'vaccination-certificate': {
    kind: 'VACCINATION_CERTIFICATE',
    document: 'JZZ',
    category: 'purpose',
    subject: 'childName',
  },
  'chronic-disease-management': {
    kind: 'CHRONIC_DISEASE',
    document: 'MB',
    clinical: ['disease', 'diagnosedOn', 'diagnosedAt', 'medication'],
    unique: { field: 'disease', ofPerson: true },
    duplicate: DISEASE_ALREADY_MANAGED,
    plan: yearly(chronicVisit, policy.CHRONIC_VISIT_MONTHS),
  },
  'family-doctor-contract': {
    kind: 'FAMILY_DOCTOR',
    document: 'QY',
    category: 'package',
    once: true,
    validUntil: (_, today) => addMonths(today, policy.CONTRACT_MONTHS),
    plan: yearly(contractRenewal, policy.CONTRACT_MONTHS),
  },
  'home-bed': {
    kind: 'HOME_BED',
    document: 'JC',
    clinical: ['condition', 'mobility', 'servicesWanted'],
    once: true,
    validUntil: (_, today) => addMonths(today, policy.BED_MONTHS),
    plan: within(homeBedVisit, policy.BED_VISIT_DAYS),
  },
  'public-place-hygiene-licence': {
    kind: 'HYGIENE_LICENCE',
    document: 'WSXK',
    category: 'placeKind',
    subject: 'placeName',
    validUntil: (_, today) => addMonths(today, policy.LICENCE_MONTHS),
    plan: yearly(licenceRenewal, policy.LICENCE_MONTHS),
  },
  'elderly-health-check': {
    kind: 'ELDERLY_CHECK',
    document: 'LNTJ',
    category: 'ability',
    clinical: ['medication'],
    once: true,
    plan: within(elderlyCheck, policy.FIRST_CHECK_DAYS),
  },
  'medical-referral': {
    kind: 'REFERRAL',
    document: 'ZZ',
    category: 'referralKind',
    subject: 'hospital',
    clinical: ['referredFor', 'firstSeenOn'],
    plan: within(referralReturn, policy.REFERRAL_DAYS),
  },
  'birth-medical-certificate-reissue': {
    kind: 'BIRTH_CERTIFICATE',
    document: 'CSBF',
    category: 'reissueReason',
    subject: 'childName',
    unique: { field: 'lostCertificateNumber', ofPerson: false },
    duplicate: CERTIFICATE_ALREADY_REISSUED,
  },
  'food-worker-health-certificate': {
    kind: 'FOOD_WORKER',
    document: 'JKZ',
    category: 'trade',
    subject: 'employerName',
    replaces: true,
    validUntil: ({ examinedOn }) => addMonths(examinedOn as string, policy.FOOD_CERTIFICATE_MONTHS),
    plan: ({ examinedOn }) => ({
      kind: foodCertificateRenewal,
      days: [addMonths(examinedOn as string, policy.FOOD_CERTIFICATE_MONTHS)],
    }),
  },
};

export const duplicateOf = ({ once, duplicate }: Service): LocalText | undefined =>
  duplicate ?? (once ? ALREADY_SERVED : undefined);
