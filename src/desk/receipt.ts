import type { ServiceItemDefinition } from '../catalogue/index.js';
import { makeNotice, type CaseFile, type MaterialHandedIn, type NoticePlan } from '../requests/index.js';

/** 收件凭证: what was handed in, to whom, when. Given for every handing in, first and later. */
export function receiptFor(
  file: CaseFile,
  item: ServiceItemDefinition,
  received: { at: Date; by: string; agentName?: string | null; materials: readonly MaterialHandedIn[] },
): NoticePlan {
  return makeNotice('RECEIPT', file.number, file.revision, received.at, {
    itemName: item.name.zh,
    applicantName: file.applicantName,
    receivedAt: received.at,
    receivedBy: received.by,
    agentName: received.agentName ?? null,
    materials: received.materials.map(({ code, copies, original }) => ({
      code,
      name: item.materials.find((material) => material.code === code)?.name.zh ?? code,
      copies,
      original,
    })),
  });
}
