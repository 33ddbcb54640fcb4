import { handleLogout } from '@/lib/sign-on/logout/live';

type Context = { readonly params: Promise<{ providerId: string }> };

export async function POST(request: Request, { params }: Context): Promise<Response> {
  return handleLogout(request, (await params).providerId);
}
