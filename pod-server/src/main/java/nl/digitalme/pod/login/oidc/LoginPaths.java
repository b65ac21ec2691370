package nl.digitalme.pod.login.oidc;

/** Where the embedded provider answers, under the root of the server. */
public final class LoginPaths {
    public static final String DISCOVERY = "/.well-known/openid-configuration";
    public static final String TOKEN = "/.login/token";
    public static final String KEYS = "/.login/keys";

    private LoginPaths() {}
}
