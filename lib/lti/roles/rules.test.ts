import { describe, expect, it } from 'vitest';
import { judgeRoles } from './rules';

const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership';

describe('LTI-20: who somebody is, by the course alone', () => {
  it.each([
    [[`${membership}#Instructor`], 'teacher'],
    [[`${membership}#ContentDeveloper`], 'teacher'],
    [['Instructor'], 'teacher'],
    [[`${membership}/Instructor#PrimaryInstructor`], 'teacher'],
    [[`${membership}#Administrator`], 'teacher'],
    [['http://purl.imsglobal.org/vocab/lis/v2/person#Administrator'], 'teacher'],
    [[`${membership}/Instructor#TeachingAssistant`], 'assistant'],
    [[`${membership}#Instructor`, `${membership}/Instructor#TeachingAssistant`], 'assistant'],
    [[`${membership}/Instructor#Grader`], 'assistant'],
    [[`${membership}#Mentor`], 'guardian'],
    [[`${membership}#Mentor`, `${membership}#Learner`], 'learner'],
    [[`${membership}#Learner`], 'learner'],
    [['Learner'], 'learner'],
    [[`${membership}#Member`], 'learner'],
    [[], 'learner'],
    [['nonsense'], 'learner'],
  ] as const)('%j is %s', (roles, expected) => {
    expect(judgeRoles(roles)).toBe(expected);
  });

  it('an office in the school makes nobody a teacher of a course', () => {
    const offices = [
      'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor',
      'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator',
      'http://purl.imsglobal.org/vocab/lis/v2/system/person#SysAdmin',
      'http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator',
    ];
    for (const office of offices) expect(judgeRoles([office, `${membership}#Learner`])).toBe('learner');
    expect(judgeRoles(offices)).toBe('learner');
  });

  it('a role that only looks like one is none', () => {
    for (const odd of [
      `https://evil.example/?x=${membership}#Instructor`,
      `${membership}#InstructorX`,
      `${membership}s#Instructor`,
      'urn:lti:role:ims/lis/Instructor',
      'instructor',
    ]) {
      expect(judgeRoles([odd])).toBe('learner');
    }
  });
});
