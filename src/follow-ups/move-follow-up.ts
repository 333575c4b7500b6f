import { Injectable } from '@nestjs/common';
import type { Caller } from '../platform/auth/index.js';
import { FollowUpOperations, type FollowUpAsk } from './follow-up-operations.js';
import type { FollowUpRecord, FollowUpState } from './follow-up.js';
import { MOVE_FOLLOW_UP } from './follow-ups.sql.js';

export type Move = 'openFollowUp' | 'claimFollowUp' | 'releaseFollowUp';

interface Target {
  state: FollowUpState;
  /** The caller has it from then on; otherwise nobody. */
  takes: boolean;
}

const TARGETS: Record<Move, Target> = {
  openFollowUp: { state: 'OPEN', takes: false },
  claimFollowUp: { state: 'CLAIMED', takes: true },
  releaseFollowUp: { state: 'OPEN', takes: false },
};

/** 提前办理、认领、释放: a follow-up is opened before its day, claimed, or given back. Of many who claim, one wins. */
@Injectable()
export class MoveFollowUp {
  constructor(private readonly operations: FollowUpOperations) {}

  run(ask: Pick<FollowUpAsk, 'id' | 'caller'> & { operation: Move }): Promise<FollowUpRecord> {
    const { state, takes } = TARGETS[ask.operation];
    const holder: Partial<Caller> = takes ? ask.caller : {};
    return this.operations.run({ ...ask, expectedVersion: null }, async ({ followUp, tx }) => {
      const [moved] = await tx.run(MOVE_FOLLOW_UP, [followUp.id, state, holder.sub ?? null, holder.name ?? null]);
      return moved;
    });
  }
}
