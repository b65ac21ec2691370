package nl.digitalme.pod.login.passkey;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.exception.Base64UrlException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.digitalme.pod.login.Account;
import nl.digitalme.pod.login.Passkey;

/** The passkeys of one account, which was read before: the library asks for them without waiting. */
record OneAccount(Account account) implements CredentialRepository {

    static ByteArray handle(Account account) {
        return new ByteArray(account.id().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
        return account.keys().passkeys().stream()
                .map(passkey -> PublicKeyCredentialDescriptor.builder()
                        .id(bytes(passkey.id()))
                        .build())
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String username) {
        return Optional.of(handle(account));
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray userHandle) {
        return Optional.of(account.id()).filter(id -> userHandle.equals(handle(account)));
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray id, ByteArray userHandle) {
        return userHandle.equals(handle(account)) ? lookupAll(id).stream().findFirst() : Optional.empty();
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray id) {
        return account.keys().passkeys().stream()
                .filter(passkey -> bytes(passkey.id()).equals(id))
                .map(this::registered)
                .collect(Collectors.toSet());
    }

    private RegisteredCredential registered(Passkey passkey) {
        return RegisteredCredential.builder()
                .credentialId(bytes(passkey.id()))
                .userHandle(handle(account))
                .publicKeyCose(bytes(passkey.publicKey()))
                .signatureCount(passkey.count())
                .build();
    }

    static ByteArray bytes(String base64Url) {
        try {
            return ByteArray.fromBase64Url(base64Url);
        } catch (Base64UrlException damaged) {
            throw new IllegalStateException("A stored passkey cannot be read.", damaged);
        }
    }
}
