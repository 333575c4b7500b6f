import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { HandlerRegistry } from './handler-registry.js';
import { HandlesDelayed, HandlesMessage, Repeats, type MessageHandler, type Outcome } from './handlers.js';
import { defineMessage } from './message.js';

const ARRIVED = defineMessage<{ requestId: string }>('arrived');

@HandlesMessage(ARRIVED)
class FirstHandler implements MessageHandler<{ requestId: string }> {
  handle(): Promise<Outcome> {
    return Promise.resolve('done');
  }
}

@HandlesMessage(ARRIVED)
class SecondHandler extends FirstHandler {}

@HandlesDelayed('check-one')
class DelayedCheck {
  handle(): Promise<Outcome> {
    return Promise.resolve('done');
  }
}

@Repeats({ name: 'sweep', queue: 'clocks', everyMs: 1_000 })
class Sweep {
  run(): Promise<void> {
    return Promise.resolve();
  }
}

@Module({ providers: [FirstHandler] })
class FirstModule {}

@Module({ providers: [FirstHandler] })
class SameHandlerElsewhere {}

async function registryOf(...providers: (new () => object)[]): Promise<HandlerRegistry> {
  const testing = await Test.createTestingModule({
    imports: [DiscoveryModule],
    providers: [HandlerRegistry, ...providers],
  }).compile();
  return testing.get(HandlerRegistry);
}

describe('the registry of handlers', () => {
  it('finds each handler by what it declares', async () => {
    const registry = await registryOf(FirstHandler, DelayedCheck, Sweep);
    registry.collect(['clocks']);
    expect(registry.messageHandler('arrived')).toBeInstanceOf(FirstHandler);
    expect(registry.delayedHandler('check-one')).toBeInstanceOf(DelayedCheck);
    expect(registry.repeatingJobs()).toMatchObject([{ name: 'sweep', queue: 'clocks', everyMs: 1_000 }]);
  });

  it('refuses a message that nobody handles', async () => {
    const registry = await registryOf(DelayedCheck);
    expect(() => registry.collect([])).toThrow('message "arrived" has no handler');
  });

  it('refuses a message that two classes handle', async () => {
    const registry = await registryOf(FirstHandler, SecondHandler);
    expect(() => registry.collect([])).toThrow('message "arrived" has 2 handlers');
  });

  it('refuses one class provided by two modules: each makes an instance of it', async () => {
    const testing = await Test.createTestingModule({
      imports: [DiscoveryModule, FirstModule, SameHandlerElsewhere],
      providers: [HandlerRegistry],
    }).compile();
    expect(() => testing.get(HandlerRegistry).collect([])).toThrow('message "arrived" has 2 handlers');
  });

  it('counts an alias of a handler once', async () => {
    const testing = await Test.createTestingModule({
      imports: [DiscoveryModule],
      providers: [HandlerRegistry, FirstHandler, { provide: 'alias', useExisting: FirstHandler }],
    }).compile();
    expect(() => testing.get(HandlerRegistry).collect([])).not.toThrow();
  });

  it('refuses a repeating job of a queue that does not exist', async () => {
    const registry = await registryOf(FirstHandler, Sweep);
    expect(() => registry.collect(['letters'])).toThrow('repeating job "sweep" names the unknown queue "clocks"');
  });

  it('refuses two kinds of message of one name', () => {
    expect(() => defineMessage('arrived')).toThrow('Two kinds of message are called "arrived"');
  });
});
