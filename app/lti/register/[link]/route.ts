import { handleRegister } from '@/lib/lti/registration/live';

export async function GET(
  request: Request,
  { params }: RouteContext<'/lti/register/[link]'>,
): Promise<Response> {
  return handleRegister(request, (await params).link);
}
