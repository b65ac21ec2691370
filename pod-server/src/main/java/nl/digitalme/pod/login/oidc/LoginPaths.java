package nl.digitalme.pod.login.oidc;

/** Where the embedded provider answers, under the root of the server. */
public final class LoginPaths {
    public static final String DISCOVERY = "/.well-known/openid-configuration";
    public static final String TOKEN = "/.login/token";
    public static final String KEYS = "/.login/keys";
    public static final String AUTHORIZE = "/.login/authorize";
    public static final String REGISTER = "/.login/apps";
    public static final String REVOKE = "/.login/revoke";
    public static final String LOG_OUT = "/.login/log-out";

    private LoginPaths() {}
}
