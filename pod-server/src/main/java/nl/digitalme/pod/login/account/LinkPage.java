package nl.digitalme.pod.login.account;

import static nl.digitalme.pod.login.pages.Html.element;

import io.vertx.core.Future;
import java.util.List;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.pages.Page;
import nl.digitalme.pod.login.pages.Question;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** One more WebID for the account, of this server or another, after its document shows that the holder controls it. */
final class LinkPage implements PageOperation {
    static final String PATH = "/.login/account/webids";

    private final Desk desk;
    private final LinkProof proof;

    LinkPage(Desk desk, LinkProof proof) {
        this.desk = desk;
        this.proof = proof;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        Sheet sheet = new Sheet(visit, PATH);
        String account = visit.member().holder().account();
        if (!request.method().equals("POST")) {
            return Future.succeededFuture(
                    visit.show(page(sheet).holding(sheet.form(List.of(question(sheet)), sheet.button("webid.link")))));
        }
        Input input = new Input(request);
        String gone = input.text("unlink");
        return gone.isEmpty() ? link(sheet, account, input.text("webid")) : unlink(sheet, account, gone);
    }

    private Future<PodResponse> unlink(Sheet sheet, String account, String iri) {
        if (!LinkProof.isWebId(iri)) {
            throw PodProblem.notFound();
        }
        return desk.accounts().holdingChanges().unlink(account, new WebId(iri)).map(done -> sheet.visit()
                .redirect(OverviewPage.PATH));
    }

    private Future<PodResponse> link(Sheet sheet, String account, String iri) {
        if (!LinkProof.isWebId(iri)) {
            return Future.succeededFuture(again(sheet, iri, sheet.say("webid.wrong")));
        }
        WebId webId = new WebId(iri);
        return proof.of(account, webId)
                .compose(shown -> shown == LinkProof.Shown.BOTH
                        ? desk.accounts().holdingChanges().link(account, webId).map(done -> sheet.visit()
                                .redirect(OverviewPage.PATH))
                        : Future.succeededFuture(missing(sheet, account, webId, shown)));
    }

    private PodResponse missing(Sheet sheet, String account, WebId webId, LinkProof.Shown shown) {
        Html triples = element("pre", proof.triples(account, webId));
        Page page = page(sheet).holding(sheet.paragraph("webid.prove"), triples);
        String error = sheet.say(shown == LinkProof.Shown.NOTHING ? "webid.unread" : "webid.unproved");
        Question question = question(sheet).filled(webId.iri()).failing(error);
        return sheet.refused(page, List.of(question), sheet.button("webid.link"));
    }

    private static Page page(Sheet sheet) {
        return sheet.page("webid.title").holding(sheet.paragraph("webid.introduction"));
    }

    private static Question question(Sheet sheet) {
        return Question.of("webid", "url", sheet.say("webid"), "off").hinting(sheet.say("webid.hint"));
    }

    private static PodResponse again(Sheet sheet, String iri, String error) {
        Question question = question(sheet).filled(iri).failing(error);
        return sheet.refused(page(sheet), List.of(question), sheet.button("webid.link"));
    }
}
