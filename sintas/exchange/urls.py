"""Addresses are Indonesian and neutral: none tells what the house does."""

from django.urls import path
from django.urls.resolvers import URLPattern

from sintas.cases.views.history import history

from .views import (
    arrival,
    convening,
    feed,
    guest,
    guest_invitees,
    incoming,
    invitees,
    link,
    listing,
    mail,
    minutes,
    minutes_show,
    pack,
    partner,
    sending,
    transfer,
    way,
)

REFERRAL = "kasus/<uuid:file_id>/rujukan/<uuid:entry>/"
CONVENING = "kasus/<uuid:file_id>/undangan/"
ONE, INVITATION = f"{CONVENING}<uuid:entry>/", f"{CONVENING}<uuid:entry>/<uuid:invitation_id>/"
TRANSFER = "kasus/<uuid:file_id>/pengalihan/"

app_name = "exchange"
urlpatterns: list[URLPattern] = [
    path("pengaturan/kalender/", feed.feed, name="feed"),
    path("pengaturan/kalender/buat/", feed.make, name="feed_make"),
    path("pengaturan/kalender/matikan/", feed.end, name="feed_end"),
    path("kalender/<slug:secret>.ics", feed.ics, name="feed_ics"),
    path("surel/", mail.mail, name="mail"),
    path("rujukan/", listing.open_referrals, name="open_referrals"),
    path(REFERRAL, way.referral, name="referral"),
    path(f"{REFERRAL}langkah/", way.step, name="referral_step"),
    path(f"{REFERRAL}kabar/", way.note, name="referral_note"),
    path(f"{REFERRAL}tautan/", link.link, name="referral_link"),
    path(f"{REFERRAL}tautan/tarik/", link.back, name="referral_link_back"),
    path(f"{REFERRAL}unit/", sending.send, name="referral_unit"),
    path(f"{REFERRAL}unit/tarik/", sending.back, name="referral_unit_back"),
    path("rujukan-datang/<uuid:arrival_id>/", arrival.arrival, name="arrival"),
    path("kasus/<uuid:file_id>/rujukan-masuk/<uuid:entry>/kabar/", arrival.tell, name="arrival_tell"),
    path("undangan-pembahasan/", guest.invitations, name="guest_invitations"),
    path("undangan-pembahasan/<uuid:release_id>/", guest.invitation, name="guest_invitation"),
    path("mitra/<uuid:link_id>/<slug:token>/", partner.partner, name="partner"),
    path(CONVENING, convening.convenings, name="convenings"),
    path(f"{CONVENING}susun/", convening.edit, name="convening"),
    path(f"{CONVENING}susun/<uuid:entry>/", convening.edit, name="convening_entry"),
    path(f"{CONVENING}susun/<uuid:entry>/riwayat/", history(convening.CONVENING), name="convening_history"),
    path(ONE, convening.convening, name="convening_page"),
    path(f"{ONE}rekan/", invitees.colleagues, name="convening_colleagues"),
    path(f"{ONE}rekan-lain/", guest_invitees.guest, name="convening_guest"),
    path(f"{ONE}mitra/", invitees.outsider, name="convening_outsider"),
    path(f"{ONE}batal/", convening.off, name="convening_off"),
    path(f"{ONE}notulen/", minutes.minutes, name="minutes"),
    path(f"{ONE}notulen/tulis/", minutes.write, name="minutes_write"),
    path(f"{ONE}notulen/tandatangan/<int:number>/", minutes.sign, name="minutes_sign"),
    path(f"{ONE}notulen/<uuid:asked_id>/", minutes_show.show, name="minutes_show"),
    path(f"{INVITATION}jawab/", invitees.reply, name="invitation_reply"),
    path(f"{INVITATION}tarik/", invitees.withdraw, name="invitation_withdraw"),
    path(f"{INVITATION}bahan/", pack.pack, name="invitation_pack"),
    path(f"{INVITATION}bahan/tarik/", pack.pack_back, name="invitation_pack_back"),
    path(TRANSFER, transfer.transfers, name="transfers"),
    path(f"{TRANSFER}baru/", transfer.offer, name="transfer_offer"),
    path(f"{TRANSFER}lembaga/", transfer.offer_outside, name="transfer_offer_outside"),
    path(f"{TRANSFER}<uuid:entry>/", transfer.entry, name="transfer_entry"),
    path(f"{TRANSFER}<uuid:entry>/tarik/", transfer.withdraw, name="transfer_withdraw"),
    path("pengalihan-masuk/", incoming.incoming, name="incoming"),
    path("pengalihan-masuk/pintu/<uuid:unit_id>/", incoming.door, name="door"),
    path("pengalihan-masuk/<uuid:transfer_id>/", incoming.read, name="incoming_read"),
    path("pengalihan-masuk/<uuid:transfer_id>/kepala/", incoming.pass_on, name="incoming_pass_on"),
    path("pengalihan-keluar/", incoming.gone, name="transfers_gone"),
]
