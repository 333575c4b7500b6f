import { Module } from '@nestjs/common';
import { PublicRate } from '../platform/rate/index.js';
import { BOARD } from './board/index.js';
import { CARDS } from './cards/index.js';
import { REMINDERS } from './reminders/index.js';
import { RULES } from './rules/index.js';

/** 电子监察: who is late and what is done about it. Reads case files; acts on them through events, cards and reminders. */
@Module({ providers: [PublicRate, ...BOARD, ...CARDS, ...REMINDERS, ...RULES] })
export class SupervisionModule {}
