/** Whose decision a write is, and why: the same two fields in every body that judges. */
import { z } from 'zod';
import type { By } from '../store/corrections.ts';

export const reviewerFields = {
  by: z.string().min(1).max(200).default('reviewer'),
  reason: z.string().max(2000).optional(),
};

export function reviewerOf({ by, reason }: { by: string; reason?: string | undefined }): By {
  return { by, ...(reason ? { reason } : {}) };
}
