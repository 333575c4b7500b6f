import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { Settings } from '../config/index.js';
import { EmbeddedIssuer } from './embedded-issuer.js';
import type { IssuerSource } from './issuer-keys.js';
import { PermissionGuard } from './permission.guard.js';
import { PermissionRegistry } from './permission-registry.js';
import { RemoteIssuer } from './remote-issuer.js';
import { SignInService } from './sign-in.js';
import { ISSUER_SOURCE, TokenVerifier } from './token-verifier.js';

/** Sign-in by bearer tokens, and the guard that denies what is not declared. Needs `Settings` and telemetry. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    EmbeddedIssuer,
    {
      provide: ISSUER_SOURCE,
      inject: [Settings, EmbeddedIssuer],
      useFactory: (settings: Settings, embedded: EmbeddedIssuer): IssuerSource =>
        settings.OIDC_ISSUER === undefined ? embedded : new RemoteIssuer(settings.OIDC_ISSUER),
    },
    TokenVerifier,
    SignInService,
    PermissionRegistry,
    { provide: APP_GUARD, useClass: PermissionGuard },
  ],
  exports: [TokenVerifier, SignInService, PermissionRegistry, EmbeddedIssuer],
})
export class AuthModule {}
