import { Module, type DynamicModule } from '@nestjs/common';
import { AccessLog } from './auth/index.js';
import { DEVELOPMENT_KEY_RING, FieldCipher, parseIndexKey, parseKeyRing } from './crypto/index.js';
import { Settings } from './config/index.js';
import { BusinessClock } from './time/index.js';

/**
 * What every module may have without asking: settings, the business clock, encryption of
 * personal columns and the record of who read them. Needs the global `Database`.
 */
@Module({})
export class PlatformModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      providers: [
        { provide: Settings, useValue: settings },
        { provide: FieldCipher, useFactory: () => fieldCipherOf(settings) },
        BusinessClock,
        AccessLog,
      ],
      exports: [Settings, FieldCipher, BusinessClock, AccessLog],
    };
  }
}

/** @throws Error when only one of the two keys is given, or in production none: the development keys are public. */
function fieldCipherOf({ NODE_ENV, FIELD_KEYS, FIELD_INDEX_KEY }: Settings): FieldCipher {
  if (FIELD_KEYS && FIELD_INDEX_KEY) {
    return new FieldCipher({ ...parseKeyRing(FIELD_KEYS), indexKey: parseIndexKey(FIELD_INDEX_KEY) });
  }
  if (FIELD_KEYS || FIELD_INDEX_KEY) throw new Error('FIELD_KEYS and FIELD_INDEX_KEY must be set together.');
  if (NODE_ENV === 'production') throw new Error('FIELD_KEYS and FIELD_INDEX_KEY are required in production.');
  return new FieldCipher(DEVELOPMENT_KEY_RING);
}
