package nl.digitalme.pod.login.passkey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.StartAssertionOptions;
import com.yubico.webauthn.StartRegistrationOptions;
import com.yubico.webauthn.data.AuthenticatorAssertionResponse;
import com.yubico.webauthn.data.AuthenticatorAttestationResponse;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.ClientAssertionExtensionOutputs;
import com.yubico.webauthn.data.ClientRegistrationExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.Account;
import nl.digitalme.pod.login.Passkey;

/**
 * Passkeys of accounts at this server. They are kept on the holder's device, which asks for a finger, a face or a code
 * before it uses one: two factors in one step. We ask for no attestation: who made the device is not our business.
 * What a browser answers is read by the library, which throws almost anything at bytes that it did not expect: whatever
 * it throws, the answer is refused.
 */
public final class Passkeys {
    // Others make the library verify chains of certificates, of which one kind needs parts that we leave out.
    private static final Set<String> FORMATS = Set.of("none", "packed", "apple");

    private final String origin;
    private final RelyingPartyIdentity identity;
    private final Clock clock;

    private Passkeys(String origin, RelyingPartyIdentity identity, Clock clock) {
        this.origin = origin;
        this.identity = identity;
        this.clock = clock;
    }

    public static Passkeys at(Addresses addresses, Clock clock) {
        URI base = URI.create(addresses.base());
        RelyingPartyIdentity identity = RelyingPartyIdentity.builder()
                .id(base.getHost())
                .name("Digital Me")
                .build();
        return new Passkeys(base.getScheme() + "://" + base.getRawAuthority(), identity, clock);
    }

    /** A passkey that was used: whose it is, and how often it was by now. */
    public record Used(String id, long count) {}

    /** What the browser of a visitor is asked to make a passkey for an account: JSON for {@code credentials.create}. */
    public String creation(Account account, String visitor) {
        return json(() ->
                options(account, new ByteArray(Challenge.make(visitor, clock))).toCredentialsCreateJson());
    }

    /** The passkey that a browser made; 422 when it is not what this visitor was asked for. */
    public Passkey created(Account account, String visitor, String answer, String name) {
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs> made =
                    PublicKeyCredential.parseRegistrationResponseJson(answer);
            ByteArray challenge = made.getResponse().getClientData().getChallenge();
            String format = made.getResponse().getAttestation().getFormat();
            if (!FORMATS.contains(format) || !Challenge.isFor(visitor, challenge.getBytes(), clock)) {
                throw refused();
            }
            RegistrationResult result = party(account)
                    .finishRegistration(FinishRegistrationOptions.builder()
                            .request(options(account, challenge))
                            .response(made)
                            .build());
            return new Passkey(
                    result.getKeyId().getId().getBase64Url(),
                    result.getPublicKeyCose().getBase64Url(),
                    result.getSignatureCount(),
                    name,
                    clock.instant());
        } catch (RegistrationFailedException | IOException | RuntimeException wrong) {
            throw refused();
        }
    }

    private PublicKeyCredentialCreationOptions options(Account account, ByteArray challenge) {
        UserIdentity user = UserIdentity.builder()
                .name(account.email())
                .displayName(account.email())
                .id(OneAccount.handle(account))
                .build();
        AuthenticatorSelectionCriteria selection = AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build();
        return party(account)
                .startRegistration(StartRegistrationOptions.builder()
                        .user(user)
                        .authenticatorSelection(selection)
                        .build())
                .toBuilder()
                .challenge(challenge)
                .build();
    }

    /** What the browser of a visitor is asked, to use any passkey that it has for this server. */
    public String request(String visitor) {
        return json(() ->
                request(nobody(), new ByteArray(Challenge.make(visitor, clock))).toCredentialsGetJson());
    }

    /** The id of the account that an answer says it is for; it proves nothing yet. */
    public Optional<String> accountOf(String answer) {
        try {
            return assertion(answer)
                    .getResponse()
                    .getUserHandle()
                    .map(handle -> new String(handle.getBytes(), StandardCharsets.UTF_8))
                    .filter(id -> id.matches("[a-z0-9]{1,40}"));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether the answer is one of a passkey of this account to what this visitor was asked. */
    public Optional<Used> used(Account account, String visitor, String answer) {
        try {
            var response = assertion(answer);
            ByteArray challenge = response.getResponse().getClientData().getChallenge();
            if (!Challenge.isFor(visitor, challenge.getBytes(), clock)) {
                return Optional.empty();
            }
            AssertionResult result = party(account)
                    .finishAssertion(FinishAssertionOptions.builder()
                            .request(request(account, challenge))
                            .response(response)
                            .build());
            return result.isSuccess() && result.isUserVerified()
                    ? Optional.of(new Used(result.getCredentialId().getBase64Url(), result.getSignatureCount()))
                    : Optional.empty();
        } catch (AssertionFailedException | IOException | RuntimeException wrong) {
            return Optional.empty();
        }
    }

    private AssertionRequest request(Account account, ByteArray challenge) {
        AssertionRequest request = party(account)
                .startAssertion(StartAssertionOptions.builder()
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build());
        return request.toBuilder()
                .publicKeyCredentialRequestOptions(request.getPublicKeyCredentialRequestOptions().toBuilder()
                        .challenge(challenge)
                        .build())
                .build();
    }

    private static PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs> assertion(
            String answer) throws IOException {
        return PublicKeyCredential.parseAssertionResponseJson(answer);
    }

    private static Account nobody() {
        return new Account("", "", Account.Keys.NONE, Account.Holdings.NONE);
    }

    private RelyingParty party(Account account) {
        return RelyingParty.builder()
                .identity(identity)
                .credentialRepository(new OneAccount(account))
                .origins(Set.of(origin))
                .allowUntrustedAttestation(true)
                .clock(clock)
                .build();
    }

    private static PodProblem refused() {
        return PodProblem.of(422, "This passkey cannot be used. Try again.");
    }

    @FunctionalInterface
    private interface Json {
        String write() throws JsonProcessingException;
    }

    private static String json(Json text) {
        try {
            return text.write();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
