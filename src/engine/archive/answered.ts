import { inTime } from '../client/call-ended';
import { AnswerError } from '../sentences/answer-error';
import { outOfTimeSentence } from '../sentences/out-of-time';
import type { Place } from '../sentences/place';

/** What was read, or the sentence about why nothing could be: then the other party still answers. */
export async function answered<T>(read: () => Promise<T>, place: Place): Promise<{ value: T } | { problem: string }> {
  try {
    return (await inTime(read())) ?? { problem: outOfTimeSentence(place) };
  } catch (error) {
    if (error instanceof AnswerError) {
      return { problem: error.message };
    }
    throw error;
  }
}
