import { defineConfig } from '@playwright/test';
import days from './playwright.config.ts';

/** `npm run screenshots`: takes the pictures of README from the real product. */
export default defineConfig(days, { testMatch: '**/*.shots.ts', testIgnore: [], retries: 0, workers: 1 });
