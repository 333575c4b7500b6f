import { Module } from '@nestjs/common';

/** 电子监察: who is late and what is done about it. Reads case files; acts on them through events, cards and reminders. */
@Module({ providers: [] })
export class SupervisionModule {}
