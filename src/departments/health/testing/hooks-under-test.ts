import { FollowUps, type RegisterStore } from '../../../department-kit/index.js';
import { HealthHooks } from '../health.hooks.js';
import { ChildRegister } from '../registers/child-register.js';
import { ChildWork } from '../registers/child-work.js';
import { FollowUpWork } from '../registers/follow-up-work.js';
import { RecordRegister } from '../registers/record-register.js';
import { RegisterWriter } from '../registers/register-writer.js';
import { ServiceRegister } from '../registers/service-register.js';
import { SpecialCareRegister } from '../registers/special-care-register.js';

/** The hooks as Nest wires them. */
export function hooksOf(store: RegisterStore): HealthHooks {
  const followUps = new FollowUps();
  const services = new ServiceRegister(store, followUps);
  const children = new ChildRegister(store, followUps);
  const specialCare = new SpecialCareRegister(store, followUps);
  const writer = new RegisterWriter(new RecordRegister(store), services, children, specialCare);
  return new HealthHooks(store, writer, services, new FollowUpWork(followUps, new ChildWork(children)));
}
