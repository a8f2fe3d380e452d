import { HttpException } from '@nestjs/common';
import { problemOf } from './problem';

describe('what Nest or Fastify refuse by themselves', () => {
  it.each([
    [400, 'REQUEST.MALFORMED'],
    [403, 'ACCESS.NOT_YOURS'],
    [404, 'REQUEST.NO_SUCH_ROUTE'],
    [405, 'REQUEST.METHOD_NOT_ALLOWED'],
    [408, 'REQUEST.TIMED_OUT'],
    [412, 'REQUEST.PRECONDITION_FAILED'],
    [413, 'REQUEST.TOO_LARGE'],
    [414, 'REQUEST.URL_TOO_LONG'],
    [415, 'REQUEST.MEDIA_TYPE_NOT_SUPPORTED'],
    [418, 'REQUEST.REFUSED'],
  ])('with %i is told as %s, and without its text', (status, code) => {
    const ofFastify = Object.assign(new Error('KANARIE'), { name: 'FastifyError', statusCode: status });
    for (const error of [new HttpException('KANARIE', status), ofFastify])
      expect(problemOf(error, { ifMatch: false })).toEqual({ status, code, fault: false });
  });

  it('with a 5xx is a fault of ours', () => {
    expect(problemOf(new HttpException('KANARIE', 502), { ifMatch: false })).toEqual({
      status: 500,
      code: 'SERVER.FAULT',
      fault: true,
    });
  });
});
